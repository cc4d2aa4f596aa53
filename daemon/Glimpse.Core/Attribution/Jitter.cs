using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>
/// Explains slightly turned and shifted copies of a complex: what depends on where the grid happens to lie shows.
/// </summary>
internal static class Jitter
{
    /// <summary>Largest angle of a copy, degrees.</summary>
    private const double LargestAngle = 10;

    /// <summary>The same copies every time.</summary>
    private const int Seed = 24;

    /// <summary>Explains some copies and counts those with the same top atoms.</summary>
    /// <param name="model">F.</param>
    /// <param name="complex">The complex.</param>
    /// <param name="top">Its top voxels, largest absolute attribution first.</param>
    /// <param name="options">How each copy is explained, and how many there are.</param>
    /// <param name="progress">Told the share of the work done, 0 to 1.</param>
    /// <param name="cancellation">Looked at every few steps.</param>
    internal static JitterStability Count(
        IDifferentiableModel model,
        TypedComplex complex,
        IReadOnlyList<TopVoxel> top,
        ExplainOptions options,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        var random = new Random(Seed);
        var grid = complex.Scheme.GridFor(complex);
        var (ligand, protein) = (0, 0);
        List<double> predictions = [];
        for (var copy = 0; copy < options.JitterCopies; copy++)
        {
            var moved = Move(complex, grid, random);
            var part = progress is null ? null : new PartialProgress(progress, copy, options.JitterCopies);
            var integral = Frames.Average(model, ViewEnds.Of(moved, grid, options.View), options, part, cancellation);
            var tops = TopVoxels.Find(moved, grid, Array.ConvertAll(integral.Attributions, value => (float)value));
            ligand += TopAtom(complex, top, Side.Ligand) == TopAtom(complex, tops, Side.Ligand) ? 1 : 0;
            protein += TopAtom(complex, top, Side.Protein) == TopAtom(complex, tops, Side.Protein) ? 1 : 0;
            predictions.Add(integral.Value);
        }

        return new JitterStability(options.JitterCopies, ligand, protein, FrameSpread.Of(predictions));
    }

    /// <summary>
    /// The complex turned about the centre of its grid by up to 10 degrees on a random axis and shifted by up to half a
    /// voxel on each axis.
    /// </summary>
    internal static TypedComplex Move(TypedComplex complex, VoxelGrid grid, Random random)
    {
        var axis = new Point3(Symmetric(random), Symmetric(random), Symmetric(random)).Normalized();
        var angle = Symmetric(random) * LargestAngle * Math.PI / 180;
        var shift = new Point3(Symmetric(random), Symmetric(random), Symmetric(random)) * (grid.Spacing / 2);
        var turned = complex.Turned(grid.Center, (axis, angle));
        return turned with { Positions = [.. turned.Positions.Select(position => position + shift)] };
    }

    private static int? TopAtom(TypedComplex complex, IEnumerable<TopVoxel> tops, Side side) =>
        tops.Where(top => complex.Scheme.Channels[top.Channel].Side == side)
            .Select(top => (int?)(side == Side.Ligand ? top.LigandAtom : top.ProteinAtom))
            .FirstOrDefault();

    /// <summary>Uniform from -1 to 1.</summary>
    private static double Symmetric(Random random) => (2 * random.NextDouble()) - 1;
}
