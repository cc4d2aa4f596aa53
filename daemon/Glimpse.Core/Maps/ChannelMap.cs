using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Maps;

/// <summary>A map of one channel, or of a sum of channels, to be written to a file.</summary>
/// <param name="Grid">Where its voxels lie, in Å.</param>
/// <param name="Values">One value a voxel, [x, y, z], z fastest.</param>
/// <param name="Title">What it shows, for a comment in the file.</param>
/// <param name="Atoms">The ligand's atoms, coordinates in Å, for formats that hold atoms.</param>
public sealed record ChannelMap(
    VoxelGrid Grid,
    float[] Values,
    string Title,
    IReadOnlyCollection<(Element Element, Point3 Position)> Atoms);
