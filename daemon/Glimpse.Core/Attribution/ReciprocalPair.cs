namespace Glimpse.Core.Attribution;

/// <summary>
/// The top voxels of two channels that complement each other across the interface, such as the ligand's donors and the
/// protein's acceptors: a model that learnt an interaction should light both of its ends.
/// </summary>
/// <param name="Ligand">The top voxel of the ligand's channel.</param>
/// <param name="Protein">The top voxel of the protein's.</param>
/// <param name="VoxelDistance">Distance between the two voxels' centres, Å.</param>
/// <param name="AtomDistance">Distance between the ligand atom that fills the one and the protein atom that fills the
/// other, Å.</param>
/// <param name="Reading">The interaction between those two atoms, or that there is none.</param>
public sealed record ReciprocalPair(
    TopVoxel Ligand,
    TopVoxel Protein,
    double VoxelDistance,
    double AtomDistance,
    VoxelReading Reading);
