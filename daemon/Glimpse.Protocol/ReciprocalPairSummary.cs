namespace Glimpse.Protocol;

/// <summary>The top voxels of two channels that complement each other, such as the ligand's donors and the protein's acceptors.</summary>
/// <param name="LigandChannel">Index of the ligand's channel.</param>
/// <param name="LigandName">Its property.</param>
/// <param name="LigandAttribution">Attribution of its top voxel, in the model's unit.</param>
/// <param name="LigandAtom">The ligand atom that fills that voxel.</param>
/// <param name="ProteinChannel">Index of the protein's channel.</param>
/// <param name="ProteinName">Its property.</param>
/// <param name="ProteinAttribution">Attribution of its top voxel.</param>
/// <param name="ProteinAtom">The protein atom that fills that voxel.</param>
/// <param name="VoxelDistance">Distance between the two voxels' centres, Å.</param>
/// <param name="AtomDistance">Distance between the two atoms, Å.</param>
/// <param name="Interaction">The interaction of the two atoms as a stable word, such as <c>hydrogen-bond</c>; null where they have none.</param>
/// <param name="Reading">The same in words.</param>
/// <param name="Geometry">How the two atoms lie to each other; null where they have no interaction.</param>
public sealed record ReciprocalPairSummary(
    int LigandChannel,
    string LigandName,
    double LigandAttribution,
    NearestAtom LigandAtom,
    int ProteinChannel,
    string ProteinName,
    double ProteinAttribution,
    NearestAtom ProteinAtom,
    double VoxelDistance,
    double AtomDistance,
    string? Interaction,
    string Reading,
    GeometrySummary? Geometry);
