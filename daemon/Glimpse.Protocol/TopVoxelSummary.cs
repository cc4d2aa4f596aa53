using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>The voxel of highest absolute attribution in a channel, and what is there.</summary>
public sealed record TopVoxelSummary
{
    /// <summary>Index of the channel.</summary>
    public required int Channel { get; init; }

    /// <summary>Whose atoms fill the channel.</summary>
    public required Partner Side { get; init; }

    /// <summary>The channel's property.</summary>
    public required string Name { get; init; }

    /// <summary>Voxel indices x, y, z from 0.</summary>
    public required ImmutableArray<int> Voxel { get; init; }

    /// <summary>Its centre: x, y, z in Å.</summary>
    public required ImmutableArray<double> Position { get; init; }

    /// <summary>Its attribution, in the model's unit.</summary>
    public required double Attribution { get; init; }

    /// <summary>Sum over the connected voxels of the same sign around it that hold at least half its attribution.</summary>
    public required double RegionAttribution { get; init; }

    /// <summary>How many voxels that region has.</summary>
    public required int RegionVoxels { get; init; }

    /// <summary>Nearest ligand atom.</summary>
    public required NearestAtom LigandAtom { get; init; }

    /// <summary>Nearest protein atom.</summary>
    public required NearestAtom ProteinAtom { get; init; }

    /// <summary>Distance between those two atoms, Å.</summary>
    public required double AtomDistance { get; init; }

    /// <summary>The interaction that it sits on as a stable word, such as <c>hydrogen-bond</c>; null where there is none.</summary>
    public required string? Interaction { get; init; }

    /// <summary>What it reads as, in words: <c>hydrogen bond, donor N2 to acceptor A:ASP:93 OD1, 2.9 Å</c>.</summary>
    public required string Reading { get; init; }

    /// <summary>How the atom and its partner in that interaction lie to each other; null where there is none.</summary>
    public required GeometrySummary? Geometry { get; init; }
}
