using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>
/// What gradients along the paths of a view make of a prediction: voxels, atoms, residues, channels, top voxels.
/// </summary>
internal static class PathExplanation
{
    /// <summary>The explanation itself and that of the copies: the progress bar's two halves.</summary>
    private const int JitteredParts = 2;

    /// <summary>Explains a prediction by the gradients along a view's paths.</summary>
    internal static Explanation Of(
        IDifferentiableModel model,
        TypedComplex complex,
        ExplainOptions options,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        var grid = complex.Scheme.GridFor(complex);
        var ends = ViewEnds.Of(complex, grid, options.View);
        var integral = Frames.Average(model, ends, options, Part(0), cancellation);
        var voxels = Array.ConvertAll(integral.Attributions, value => (float)value);
        var shares =
            options.View == View.Versus
                ? Comparison.Distribute(complex, grid, ends, integral.MeanGradient)
                : complex.Scheme.Distribute(complex, grid, voxels);
        var atoms = shares
            .Select((byChannel, index) => new AtomAttribution(index, byChannel.Sum(), byChannel))
            .ToImmutableArray();
        var tops = TopVoxels.Find(complex, grid, voxels);
        return new Explanation
        {
            Complex = complex,
            Grid = grid,
            Prediction = integral.Value,
            Members = model.PredictMembers(ends.Inputs[ViewPath.Complex], Frames.First(options.Rotations)),
            Beside = model.NumbersBeside(ends.Inputs[ViewPath.Complex], Frames.First(options.Rotations)),
            BaselinePrediction = integral.Value - integral.Change,
            View = options.View,
            Terms = integral.Terms,
            Voxels = voxels,
            FurtherTerms = integral.FurtherTerms,
            Pairs = options.Nodes is null ? PairsOf(model, complex, grid, options.View) : null,
            IsExact = integral.IsExact,
            Sum = integral.Attributions.Sum() + integral.FurtherTerms.Sum(term => term.Value),
            Tolerance = integral.Tolerance,
            IntervalError = integral.IntervalError,
            GradientEvaluations = integral.GradientEvaluations,
            ByChannel = SumByChannel(integral.Attributions, grid.VoxelCount),
            Atoms = atoms,
            Residues = SumByResidue(complex, atoms),
            Fragments =
            [
                .. Fragments
                    .Of(complex)
                    .Select(fragment => new FragmentAttribution(fragment, fragment.Sum(i => atoms[i].Total))),
            ],
            TopVoxels = tops,
            Rotations = Orientations.Spread(
                model,
                options.View == View.Versus ? ViewEnds.WithLigand(complex, isReference: false) : complex,
                grid),
            AveragedRotations = options.Rotations,
            Comparison =
                options.View == View.Versus
                    ? new Comparison(
                        Comparison.Match(complex, atoms),
                        Orientations.Difference(model, complex, grid))
                    : null,
            Jitter =
                options.JitterCopies > 0 ? Jitter.Count(model, complex, tops, options, Part(1), cancellation) : null,
            SummaryChannels = TopVoxels.ChannelsOfBest(voxels, grid.VoxelCount, options.SummaryVoxels),
            Remarks = [.. complex.Remarks, .. Warnings(model, ends.Inputs[ViewPath.Complex], integral)],
        };

        PartialProgress? Part(int index) =>
            progress is null
                ? null
                : new PartialProgress(progress, index, options.JitterCopies > 0 ? JitteredParts : 1);
    }

    /// <summary>
    /// What each pair of atoms contributes; in a comparison what it adds for the ligand and takes away for the
    /// reference.
    /// </summary>
    private static AtomPairs? PairsOf(IDifferentiableModel model, TypedComplex complex, VoxelGrid grid, View view)
    {
        if (view != View.Versus)
            return model.PairsOf(complex, grid);
        var ligand = PairsWith(isReference: false);
        return ligand is null ? null : ligand.And(PairsWith(isReference: true)!.Times(-1));

        AtomPairs? PairsWith(bool isReference)
        {
            int[] kept = [.. ViewEnds.AtomsWith(complex, isReference)];
            return model.PairsOf(complex.Only(kept), grid) is not { } pairs
                ? null
                : pairs with
                {
                    Ligand = [.. pairs.Ligand.Select(i => kept[i])],
                    Protein = [.. pairs.Protein.Select(i => kept[i])],
                };
        }
    }

    private static IEnumerable<Remark> Warnings(IDifferentiableModel model, ModelInput complex, ViewIntegral integral)
    {
        if (model.Unfamiliarity(complex) is > 1 and var distance)
        {
            yield return Remark.Warning(
                "unlike-training",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The complex is unlike those that the model was trained on ({distance:F1} times the distance "
                        + $"within which 95 % of them lie): the prediction may be off."));
        }

        if (!integral.Converged)
            yield return NotConverged(integral);
    }

    private static Remark NotConverged(ViewIntegral integral) =>
        Remark.Warning(
            "path-not-converged",
            string.Create(
                CultureInfo.InvariantCulture,
                $"After {integral.GradientEvaluations} gradients the path's intervals miss "
                    + $"{integral.IntervalError:G2} (tolerance {integral.Tolerance:G2}), signs dropped, or the map "
                    + $"still changes: raise --max-steps.")) with
        {
            Options = ["max-steps"],
        };

    private static ImmutableArray<double> SumByChannel(double[] attributions, int voxels) =>
        [
            .. Enumerable
                .Range(0, attributions.Length / voxels)
                .Select(c => attributions.AsSpan(c * voxels, voxels).ToArray().Sum()),
        ];

    private static ImmutableArray<ResidueAttribution> SumByResidue(
        TypedComplex complex,
        ImmutableArray<AtomAttribution> atoms) =>
        [
            .. atoms
                .GroupBy(atom =>
                    (
                        complex.Atoms[atom.Index].Side,
                        complex.Atoms[atom.Index].IsReference,
                        complex.Atoms[atom.Index].Residue))
                .Select(group => new ResidueAttribution(
                    group.Key.Side,
                    group.Key.Residue,
                    group.Sum(atom => atom.Total),
                    group.Key.IsReference))
                .OrderByDescending(residue => Math.Abs(residue.Total)),
        ];
}
