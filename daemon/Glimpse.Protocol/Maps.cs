using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Glimpse.Protocol;

/// <summary>Where the voxels of a map lie: what places a <c>.npy</c> map, which holds no coordinates.</summary>
/// <param name="Origin">Centre of voxel (0, 0, 0): x, y, z in Å.</param>
/// <param name="Spacing">Distance between neighbouring centres, Å.</param>
/// <param name="Size">Voxels along each edge.</param>
/// <param name="AxisOrder">Axes from slowest to fastest: x, y, z.</param>
public sealed record GridSummary(
    ImmutableArray<double> Origin,
    double Spacing,
    int Size,
    ImmutableArray<string> AxisOrder);

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

    /// <summary>
    /// Sum over the connected voxels of the same sign around it that hold at least half its attribution.
    /// </summary>
    public required double RegionAttribution { get; init; }

    /// <summary>How many voxels that region has.</summary>
    public required int RegionVoxels { get; init; }

    /// <summary>Nearest ligand atom.</summary>
    public required NearestAtom LigandAtom { get; init; }

    /// <summary>Nearest protein atom.</summary>
    public required NearestAtom ProteinAtom { get; init; }

    /// <summary>Distance between those two atoms, Å.</summary>
    public required double AtomDistance { get; init; }

    /// <summary>
    /// The interaction that it sits on as a stable word, such as <c>hydrogen-bond</c>; null where there is none.
    /// </summary>
    public required string? Interaction { get; init; }

    /// <summary>What it reads as, in words: <c>hydrogen bond, donor N2 to acceptor A:ASP:93 OD1, 2.9 Å</c>.</summary>
    public required string Reading { get; init; }

    /// <summary>How the atom and its partner in that interaction lie to each other; null where there is none.</summary>
    public required GeometrySummary? Geometry { get; init; }
}

/// <summary>The atom nearest to a voxel.</summary>
/// <param name="Index">Its index in <see cref="ExplainResult.Atoms"/>.</param>
/// <param name="Label">Residue and atom name, such as <c>A:ASP:25 OD1</c>.</param>
/// <param name="Distance">Distance from the voxel's centre, Å.</param>
public sealed record NearestAtom(int Index, string Label, double Distance);

/// <summary>How a ligand atom and a protein atom that interact lie to each other; heavy atoms alone.</summary>
/// <param name="LigandAtom">Index of the ligand's atom in <see cref="ExplainResult.Atoms"/>.</param>
/// <param name="ProteinAtom">Index of the protein's atom.</param>
/// <param name="Distance">Distance between them, Å.</param>
/// <param name="Overlap">Sum of their van der Waals radii less the distance, Å; below 0 a gap.</param>
/// <param name="LigandAngle">Angle at the ligand's atom between the centroid of its bonded heavy atoms and the
/// protein's atom, degrees; null without such.</param>
/// <param name="ProteinAngle">The same at the protein's atom.</param>
/// <param name="RingDistance">Distance between the centres of the aromatic rings that both are in, Å; null where one
/// isn't.</param>
/// <param name="PlaneAngle">Angle between the rings' planes, 0 to 90 degrees; null likewise.</param>
/// <param name="RingOffset">How far one ring's centre lies beside the other's axis, Å; null likewise.</param>
/// <param name="Stacking"><c>parallel</c>, <c>offset</c>, <c>T-shaped</c> or <c>tilted</c>; null where the rings aren't
/// stacked.</param>
public sealed record GeometrySummary(
    int LigandAtom,
    int ProteinAtom,
    double Distance,
    double Overlap,
    double? LigandAngle,
    double? ProteinAngle,
    double? RingDistance,
    double? PlaneAngle,
    double? RingOffset,
    string? Stacking);

/// <summary>
/// The top voxels of two channels that complement each other, such as the ligand's donors and the protein's acceptors.
/// </summary>
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
/// <param name="Interaction">The interaction of the two atoms as a stable word, such as <c>hydrogen-bond</c>; null
/// where they have none.</param>
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

/// <summary>At which level a channel's isosurface is drawn in every picture of a series.</summary>
/// <param name="Index">The channel's place on the channel axis, from 0.</param>
/// <param name="Side">Whose atoms fill it.</param>
/// <param name="Name">The property, such as <c>acceptor</c>.</param>
/// <param name="Level">
/// The level that encloses half of the absolute attribution of all maps together, to 1 %, in the model's unit per Å³;
/// null where all are 0.
/// </param>
public sealed record ChannelLevel(int Index, Partner Side, string Name, double? Level);

/// <summary>Asks for a map.</summary>
/// <param name="ResultId">The result.</param>
/// <param name="Channel">
/// A channel's index as digits (<c>10</c>), its side and name (<c>ligand acceptor</c>), or a sum: <c>protein total</c>,
/// <c>ligand total</c>, <c>total</c>.
/// </param>
/// <param name="Format">How to send it.</param>
public sealed record MapRequest(string ResultId, string Channel, MapEncoding Format);

/// <summary>How a map is sent.</summary>
public enum MapEncoding
{
    /// <summary>OpenDX text: PyMOL, VMD and ChimeraX place it exactly.</summary>
    [JsonStringEnumMemberName("dx")]
    Dx,

    /// <summary>Gaussian cube text, to the letter of the format.</summary>
    [JsonStringEnumMemberName("cube")]
    Cube,

    /// <summary>Float32, little-endian, [x, y, z], z fastest, in base64.</summary>
    [JsonStringEnumMemberName("f32")]
    F32,
}

/// <summary>A map, in the model's unit per Å³.</summary>
/// <param name="ResultId">The result.</param>
/// <param name="Channel">What it shows, in words: <c>ligand acceptor</c>, <c>protein total</c>.</param>
/// <param name="Unit">The unit, such as <c>logit/Å^3</c>.</param>
/// <param name="Grid">Where its voxels lie.</param>
/// <param name="Level">Draw the isosurface here and at minus this: it encloses half of the map's absolute attribution;
/// null where the map is zero.</param>
/// <param name="Minimum">Its smallest value.</param>
/// <param name="Maximum">Its largest.</param>
/// <param name="Text">The file, for <c>dx</c> and <c>cube</c>; null otherwise.</param>
/// <param name="Values">The values, for <c>f32</c>; null otherwise.</param>
public sealed record MapAnswer(
    string ResultId,
    string Channel,
    string Unit,
    GridSummary Grid,
    double? Level,
    double Minimum,
    double Maximum,
    string? Text,
    byte[]? Values);

/// <summary>Asks for one scale for pictures that are to be compared.</summary>
/// <param name="ResultIds">The results, all of one model, at least one.</param>
public sealed record ScaleRequest(ImmutableArray<string> ResultIds);

/// <summary>One scale for several results, as in <c>series.json</c>.</summary>
/// <param name="AtomRange">Where the colours of atoms end, in the model's unit: the size that 95 % of the ligand's
/// atoms and of the protein's within 5 Å don't exceed, rounded up to two digits; of several results the widest. Colour
/// from minus this to this.</param>
/// <param name="Channels">The level of each channel that encloses half of the absolute attribution of all their
/// maps.</param>
public sealed record ScaleAnswer(double AtomRange, ImmutableArray<ChannelLevel> Channels);
