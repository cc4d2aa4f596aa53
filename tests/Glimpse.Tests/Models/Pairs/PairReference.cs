using System.Collections.Immutable;
using System.Text.Json;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Glimpse.Models.Outputs;
using Glimpse.Models.Pairs;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Models.Weights;

namespace Glimpse.Tests.Models.Pairs;

/// <summary>Three complexes, typed, with what a reference program in numpy says of them by a fit of its own.</summary>
internal sealed record PairReference
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly PairArchitecture Architecture = PairArchitecture.Default;

    public required Fit Weights { get; init; }

    public required ImmutableArray<Case> Complexes { get; init; }

    internal static PairReference Read() =>
        JsonSerializer.Deserialize<PairReference>(
            Fixture.Text(Path.Combine("pairs", "reference.json")),
            Web)!;

    /// <summary>The model, once its weights went through a file.</summary>
    /// <param name="thread">Where torch runs.</param>
    /// <param name="kinds">Further weights of the ligand's atoms by kind; null for none.</param>
    internal PairModel Model(TorchThread thread, double[]? kinds = null)
    {
        var architecture = Architecture with { AtomKinds = kinds is not null };
        var file = (Potential with { Kinds = kinds ?? [] }).ToFile(architecture);
        return new(
            PairWeights.From(file, "weights.safetensors", architecture, Glimpse8Scheme.Instance),
            architecture,
            architecture.TransformOf(Glimpse8Scheme.Instance, thread),
            Glimpse8Scheme.Instance);
    }

    /// <summary>Writes the model's folder, which has the model's name.</summary>
    internal void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        SafeTensors.Write(Path.Combine(folder, ModelFolder.WeightsName), Potential.ToFile(Architecture));
        ModelFolder.Write(
            folder,
            ModelManifest.Untrained(
                Path.GetFileName(folder),
                "Pairs",
                "The reference program's fit.",
                "affinity",
                Quantity.Affinity,
                Architecture));
    }

    private PairWeights Potential =>
        new()
        {
            Curves = Weights.Curves,
            Ligand = Weights.Ligand,
            HeavyAtom = Weights.HeavyAtom,
            RotatableBond = Weights.RotatableBond,
            Constant = Weights.Constant,
        };

    internal sealed record Fit(
        double[] Curves,
        double[] Ligand,
        double HeavyAtom,
        double RotatableBond,
        double Constant);

    /// <summary>
    /// A complex: features are every seventh of the 768 sums; atoms x, y, z, radius, channels as bits, side; shares
    /// what each atom contributes; pairs the largest of those of atoms: protein's, ligand's, contribution.
    /// </summary>
    internal sealed record Case(
        string Id,
        int RotatableBonds,
        double Predicted,
        double Constant,
        double Counts,
        double LigandSums,
        double PairSum,
        double[] Features,
        double[][] Atoms,
        double[] Shares,
        double[][] Pairs)
    {
        /// <summary>As many bonds turn as the reference says; which, nobody asks.</summary>
        internal TypedComplex Typed()
        {
            var ligand = Array.FindIndex(Atoms, atom => atom[5] == 1);
            return new TypedComplex(
                Glimpse8Scheme.Instance,
                [
                    .. Atoms.Select((atom, i) => new TypedAtom(
                        (Side)(int)atom[5],
                        new ResidueId("A", atom[5] == 1 ? "LIG" : "ALA", atom[5] == 1 ? 1 : 2 + (i / 5)),
                        $"C{i}",
                        Element.C,
                        (AtomTraits)(int)atom[4],
                        atom[3],
                        i)),
                ],
                [.. Atoms.Select(atom => new Point3(atom[0], atom[1], atom[2]))],
                [])
            {
                Bonds =
                [
                    .. Enumerable
                        .Range(0, RotatableBonds)
                        .Select(i => new TypedBond(ligand + i, ligand + i + 1, IsRotatable: true)),
                ],
            };
        }
    }
}
