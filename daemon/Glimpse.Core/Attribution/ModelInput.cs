using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>What a model takes.</summary>
/// <param name="Voxels">[channel, x, y, z], z fastest, float32.</param>
/// <param name="Ligand">What of the ligand no voxel shows; zeros where there is none, or where nobody asks.</param>
public sealed record ModelInput(float[] Voxels, LigandCounts Ligand)
{
    /// <summary>A typed complex on a grid.</summary>
    public static ModelInput Of(TypedComplex complex, VoxelGrid grid) =>
        new(complex.Scheme.Voxelize(complex, grid), LigandCounts.Of(complex));

    /// <summary>The same turned about the grid's centre.</summary>
    /// <param name="rotation">How.</param>
    /// <param name="size">Voxels along each edge.</param>
    public ModelInput Turned(CubeRotation rotation, int size) => this with { Voxels = rotation.Turn(Voxels, size) };

    /// <summary>Voxels alone, for a model that asks for nothing else.</summary>
    public static implicit operator ModelInput(float[] voxels) => new(voxels, default);
}
