using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;
using Glimpse.Models.Inference;
using Glimpse.Models.Weights;

namespace Glimpse.Models.Pairs;

/// <summary>What a pair potential has learned, in the model's unit.</summary>
internal sealed record PairWeights
{
    private const string CurvesName = "curves";
    private const string LigandName = "ligand";
    private const string CountsName = "counts";
    private const string KindsName = "kinds";
    private const string ConstantName = "constant";

    /// <summary>
    /// [p, l, b]: of each basis in the curve of a protein's and a ligand's channel, for a stiff ligand.
    /// </summary>
    internal required double[] Curves { get; init; }

    /// <summary>Of a full voxel of each of the ligand's channels.</summary>
    internal required double[] Ligand { get; init; }

    /// <summary>Of one heavy atom of the ligand.</summary>
    internal required double HeavyAtom { get; init; }

    /// <summary>Of one rotatable bond.</summary>
    internal required double RotatableBond { get; init; }

    /// <summary>
    /// Of one atom of each <see cref="LigandAtomKind"/>; empty where atoms don't count by their kind.
    /// </summary>
    internal double[] Kinds { get; init; } = [];

    /// <summary>What an empty grid is predicted to be.</summary>
    internal required double Constant { get; init; }

    /// <summary>Where the counts of the ligands that it learned from lie; null where nobody says.</summary>
    internal FeatureSpace? Domain { get; init; }

    /// <summary>What the ligand's atoms count by their kinds.</summary>
    internal double OfKinds(LigandCounts ligand) => Kinds.Zip(ligand.Kinds, (weight, count) => weight * count).Sum();

    /// <summary>What of a ligand says whether its like was learned from.</summary>
    internal static float[] Features(LigandCounts ligand) => [ligand.HeavyAtoms, ligand.RotatableBonds];

    /// <summary>Reads them.</summary>
    /// <exception cref="GlimpseException">A tensor is missing, of another shape, unknown or not finite.</exception>
    internal static PairWeights From(
        SafeTensorFile file,
        string path,
        PairArchitecture architecture,
        ChannelScheme scheme)
    {
        var (protein, ligand) = (scheme.ChannelsOf(Side.Protein).Count(), scheme.ChannelsOf(Side.Ligand).Count());
        var expected = new Dictionary<string, long[]>(StringComparer.Ordinal)
        {
            [CurvesName] = [protein, ligand, architecture.Bases],
            [LigandName] = [ligand],
            [CountsName] = [2],
            [ConstantName] = [1],
        };
        if (architecture.AtomKinds)
            expected[KindsName] = [LigandAtomKinds.Count];
        if (
            file.Tensors.Keys.FirstOrDefault(name =>
                !expected.ContainsKey(name) && !name.StartsWith(FeatureSpace.Prefix, StringComparison.Ordinal)) is
            { } unknown)
            throw Fault(path, $"has tensor {unknown}, which the model's architecture lacks");
        foreach (var (name, shape) in expected)
        {
            if (!file.Tensors.TryGetValue(name, out var tensor))
                throw Fault(path, $"lacks tensor {name}");
            if (!tensor.Shape.SequenceEqual(shape))
                throw Fault(
                    path,
                    $"has tensor {name} of shape [{string.Join(", ", tensor.Shape)}] instead of "
                        + $"[{string.Join(", ", shape)}]");
            if (!tensor.Values.All(float.IsFinite))
                throw Fault(path, $"has tensor {name} with values that aren't finite");
        }

        var counts = Values(CountsName);
        return new PairWeights
        {
            Curves = Values(CurvesName),
            Ligand = Values(LigandName),
            HeavyAtom = counts[0],
            RotatableBond = counts[1],
            Kinds = architecture.AtomKinds ? Values(KindsName) : [],
            Constant = Values(ConstantName)[0],
            Domain = FeatureSpace.From(file, path, Features(default).Length),
        };

        double[] Values(string name) => Array.ConvertAll(file.Tensors[name].Values, value => (double)value);
    }

    /// <summary>As a file holds them.</summary>
    internal SafeTensorFile ToFile(PairArchitecture architecture)
    {
        return SafeTensorFile.Of(
        [
            Tensor(
                CurvesName,
                Curves,
                Curves.Length / Ligand.Length / architecture.Bases,
                Ligand.Length,
                architecture.Bases),
            Tensor(LigandName, Ligand, Ligand.Length),
            Tensor(CountsName, [HeavyAtom, RotatableBond], 2),
            Tensor(ConstantName, [Constant], 1),
            .. Kinds.Length > 0 ? [Tensor(KindsName, Kinds, Kinds.Length)] : Array.Empty<SafeTensor>(),
            .. Domain?.Tensors ?? [],
        ]);

        static SafeTensor Tensor(string name, double[] values, params ReadOnlySpan<long> shape) =>
            new(name, [.. shape], Array.ConvertAll(values, value => (float)value));
    }

    private static GlimpseException Fault(string path, string what) =>
        new(GlimpseErrorCode.BadModel, $"{path} {what}.", "Use weights and model.json of one and the same model.");
}
