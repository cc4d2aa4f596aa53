using System.Collections.Immutable;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>
/// Takes parts of a complex away, voxelises what is left on the same grid and says how much the prediction loses: F(x)
/// - F(x without it), as gninavis does (Hochuli et al. 2018). Parts that stand in for each other get little each, so
/// that nothing adds up.
/// </summary>
public sealed class Occlusion : IAttributionMethod
{
    /// <summary>Inputs made between two looks at the cancellation token.</summary>
    private const int InputsPerCall = 10;

    /// <inheritdoc/>
    public string Name => "occlusion";

    /// <inheritdoc/>
    public string Does => "takes atoms away";

    /// <inheritdoc/>
    public bool IsIntegral => false;

    /// <inheritdoc/>
    public bool HasVoxels => false;

    /// <inheritdoc/>
    public string SumNote(int gradients, string? rule) => "what F(x) loses without each atom, summed";

    /// <summary>
    /// Occludes every atom and residue that the grid holds something of, every fragment of the ligand and every
    /// channel.
    /// </summary>
    /// <exception cref="GlimpseException">The model's output isn't finite.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Explanation Explain(
        IDifferentiableModel model,
        TypedComplex complex,
        ExplainOptions options,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        var grid = complex.Scheme.GridFor(complex);
        var ends = ViewEnds.Of(complex, grid, View.Zero);
        var input = ends.Inputs[ViewPath.Complex];
        var values = model.Predict([input, ends.Inputs[ViewPath.Empty]]);
        var atomReach = complex.Scheme.AtomReach;
        int[] seen =
        [
            .. Enumerable
                .Range(0, complex.Atoms.Length)
                .Where(i => Reaches(complex.Positions[i], grid, atomReach)),
        ];
        var fragments = Fragments.Of(complex);
        var residues = seen.GroupBy(
                i => (complex.Atoms[i].Side, complex.Atoms[i].Residue),
                (key, atoms) => (key.Side, key.Residue, Atoms: atoms.ToImmutableArray()))
            .ToArray();
        ImmutableArray<ImmutableArray<int>> parts =
        [
            .. seen.Select(i => ImmutableArray.Create(i)),
            .. residues.Select(residue => residue.Atoms),
            .. fragments,
        ];
        var count = parts.Length + complex.Scheme.Channels.Length;
        var losses = Losses(model, values[0], count, Fill, progress, cancellation);
        var atoms = new double[complex.Atoms.Length];
        for (var i = 0; i < seen.Length; i++)
            atoms[seen[i]] = losses[i];
        return new Explanation
        {
            Complex = complex,
            Grid = grid,
            Prediction = values[0],
            Members = model.PredictMembers(input, Frames.First(1)),
            Beside = model.NumbersBeside(input, Frames.First(1)),
            BaselinePrediction = values[1],
            Terms = ImmutableSortedDictionary<string, double>
                .Empty.Add(ViewPath.Complex, values[0])
                .Add(ViewPath.Empty, values[1]),
            Voxels = [],
            Sum = atoms.Sum(),
            GradientEvaluations = 0,
            ByChannel = [.. losses[parts.Length..]],
            Atoms = [.. atoms.Select((loss, i) => new AtomAttribution(i, loss, []))],
            Residues =
            [
                .. residues
                    .Select(
                        (residue, i) => new ResidueAttribution(residue.Side, residue.Residue, losses[seen.Length + i]))
                    .OrderByDescending(residue => Math.Abs(residue.Total)),
            ],
            Fragments =
            [
                .. fragments.Select(
                    (fragment, i) => new FragmentAttribution(fragment, losses[seen.Length + residues.Length + i])),
            ],
            TopVoxels = [],
            SummaryChannels = [],
            Rotations = Orientations.Spread(model, complex, grid),
            Remarks = complex.Remarks,
        };

        ModelInput Fill(int index, float[] voxels)
        {
            if (index < parts.Length)
            {
                var rest = complex.Only(Enumerable.Range(0, complex.Atoms.Length).Except(parts[index]));
                complex.Scheme.Voxelize(rest, grid, voxels);
                return new(voxels, LigandCounts.Of(rest));
            }

            input.Voxels.CopyTo(voxels, 0);
            voxels.AsSpan((index - parts.Length) * grid.VoxelCount, grid.VoxelCount).Clear();
            return new(voxels, input.Ligand);
        }
    }

    private static double[] Losses(
        IDifferentiableModel model,
        double whole,
        int count,
        Func<int, float[], ModelInput> fill,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        var losses = new double[count];
        float[][] arrays =
        [
            .. Enumerable
                .Range(0, Math.Min(InputsPerCall, count))
                .Select(_ => new float[model.Scheme.InputLength]),
        ];
        for (var first = 0; first < count; first += InputsPerCall)
        {
            cancellation.ThrowIfCancellationRequested();
            var next = Math.Min(first + InputsPerCall, count);
            var predictions = model.Predict(
                [.. Enumerable.Range(first, next - first).Select(i => fill(i, arrays[i - first]))]);
            for (var i = first; i < next; i++)
                losses[i] = whole - predictions[i - first];
            progress?.Report((double)next / count);
        }

        return losses;
    }

    /// <summary>True when an atom may fill a voxel.</summary>
    private static bool Reaches(Point3 position, VoxelGrid grid, double atomReach)
    {
        var offset = position - grid.Center;
        var reach = (0.5 * (grid.Size - 1) * grid.Spacing) + atomReach;
        return Math.Abs(offset.X) < reach && Math.Abs(offset.Y) < reach && Math.Abs(offset.Z) < reach;
    }
}
