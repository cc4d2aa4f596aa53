using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>
/// A complex turned and shifted as a whole: the same complex, which a model of voxels predicts anew each time. Turns
/// are drawn evenly from all rotations, shifts go up to half a voxel along each axis, so that none of them is a frame
/// that a network was trained in.
/// </summary>
public static class Orientations
{
    /// <summary>How many are drawn.</summary>
    public const int Count = 24;

    /// <summary>The same every time.</summary>
    private const int Seed = 2422;

    /// <summary>The spread of F of a complex.</summary>
    internal static FrameSpread Spread(IDifferentiableModel model, TypedComplex complex, VoxelGrid grid) =>
        FrameSpread.Of(Predict(model, complex, grid));

    /// <summary>The spread of the difference between two ligands, each two in one orientation.</summary>
    internal static FrameSpread Difference(IDifferentiableModel model, TypedComplex both, VoxelGrid grid) =>
        FrameSpread.Of(
        [
            .. Predict(model, ViewEnds.WithLigand(both, isReference: false), grid)
                .Zip(Predict(model, ViewEnds.WithLigand(both, isReference: true), grid), (one, other) => one - other),
        ]);

    /// <summary>F of a complex in each orientation.</summary>
    /// <param name="model">F.</param>
    /// <param name="complex">The complex.</param>
    /// <param name="grid">It is turned about the centre of this.</param>
    public static double[] Predict(IDifferentiableModel model, TypedComplex complex, VoxelGrid grid) =>
        [.. Of(complex, grid).SelectMany(turned => model.Predict([ModelInput.Of(turned, grid)]))];

    /// <summary>A complex in each orientation; the grid stays.</summary>
    public static IEnumerable<TypedComplex> Of(TypedComplex complex, VoxelGrid grid)
    {
        var random = new Random(Seed);
        for (var i = 0; i < Count; i++)
            yield return Turned(complex, grid, random);
    }

    private static TypedComplex Turned(TypedComplex complex, VoxelGrid grid, Random random)
    {
        var turned = complex.Turned(grid.Center, RandomRotation.Draw(random));
        var half = grid.Spacing / 2;
        var shift = new Point3(Symmetric(random), Symmetric(random), Symmetric(random)) * half;
        return turned with { Positions = [.. turned.Positions.Select(position => position + shift)] };
    }

    private static double Symmetric(Random random) => (2 * random.NextDouble()) - 1;
}
