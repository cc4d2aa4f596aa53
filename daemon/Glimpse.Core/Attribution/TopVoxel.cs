using Glimpse.Core.Structures;

namespace Glimpse.Core.Attribution;

/// <summary>
/// The voxel of highest absolute attribution in one channel and the region around it (paper, Graphical User Interface).
/// </summary>
/// <param name="Channel">Index of the input channel.</param>
/// <param name="X">Voxel index on x.</param>
/// <param name="Y">Voxel index on y.</param>
/// <param name="Z">Voxel index on z.</param>
/// <param name="Position">Its centre in Å.</param>
/// <param name="Attribution">Its attribution in the model's unit.</param>
/// <param name="RegionAttribution">Sum over the connected voxels of the same sign around it that hold at least half its
/// attribution.</param>
/// <param name="RegionVoxels">How many voxels that region has, itself included.</param>
/// <param name="LigandAtom">Nearest ligand atom, an index in the complex, by r/d where the channel is the ligand's
/// own.</param>
/// <param name="LigandDistance">Distance from the voxel's centre to it, Å.</param>
/// <param name="ProteinAtom">Nearest protein atom likewise.</param>
/// <param name="ProteinDistance">Distance from the voxel's centre to it, Å.</param>
/// <param name="AtomDistance">Distance between the two atoms, Å.</param>
public sealed record TopVoxel(
    int Channel,
    int X,
    int Y,
    int Z,
    Point3 Position,
    double Attribution,
    double RegionAttribution,
    int RegionVoxels,
    int LigandAtom,
    double LigandDistance,
    int ProteinAtom,
    double ProteinDistance,
    double AtomDistance);
