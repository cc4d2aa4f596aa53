using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Glimpse.Training.Loop;

namespace Glimpse.Training.Data;

/// <summary>Makes the voxels of a training sample.</summary>
internal static class SampleVoxels
{
    /// <summary>Fills the voxels of a complex.</summary>
    /// <param name="complex">The complex.</param>
    /// <param name="options">Whether the protein is hidden, whether it is turned, how far the grid may be
    /// shifted.</param>
    /// <param name="random">Source of rotation and shift; null for the grid as users see it.</param>
    /// <param name="voxels">Holds zeros: [channel, x, y, z], z fastest.</param>
    internal static void Fill(TypedComplex complex, TrainingOptions options, Random? random, Span<float> voxels)
    {
        var grid = complex.Scheme.GridFor(complex);
        if (random is not null && options.Rotate)
            complex = complex.Turned(grid.Center, RandomRotation.Draw(random));
        if (random is not null && options.Shift > 0)
            grid = grid with
            {
                Center =
                    grid.Center + (new Point3(Symmetric(random), Symmetric(random), Symmetric(random)) * options.Shift),
            };
        Fill(complex, grid, options, voxels);
    }

    /// <summary>The same as a new array, the grid as users see it.</summary>
    internal static float[] Of(TypedComplex complex, TrainingOptions options) =>
        Of(complex, complex.Scheme.GridFor(complex), options);

    /// <summary>The same on a grid that stays.</summary>
    internal static float[] Of(TypedComplex complex, VoxelGrid grid, TrainingOptions options)
    {
        var voxels = new float[complex.Scheme.InputLength];
        Fill(complex, grid, options, voxels);
        return voxels;
    }

    private static void Fill(TypedComplex complex, VoxelGrid grid, TrainingOptions options, Span<float> voxels)
    {
        complex.Scheme.Voxelize(complex, grid, voxels);
        if (options.LigandOnly)
            complex.Scheme.Empty(voxels, Side.Protein);
    }

    private static double Symmetric(Random random) => (2 * random.NextDouble()) - 1;
}
