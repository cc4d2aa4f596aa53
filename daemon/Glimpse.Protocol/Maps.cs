using System.Collections.Immutable;

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
public sealed record GeometrySummary
{
    /// <summary>Index of the ligand's atom in <see cref="ExplainResult.Atoms"/>.</summary>
    public required int LigandAtom { get; init; }

    /// <summary>Index of the protein's atom.</summary>
    public required int ProteinAtom { get; init; }

    /// <summary>Distance between them, Å.</summary>
    public required double Distance { get; init; }

    /// <summary>Sum of their van der Waals radii less the distance, Å; below 0 a gap.</summary>
    public required double Overlap { get; init; }

    /// <summary>
    /// Angle at the ligand's atom between the centroid of its bonded heavy atoms and the protein's atom, degrees; null
    /// without such.
    /// </summary>
    public required double? LigandAngle { get; init; }

    /// <summary>The same at the protein's atom.</summary>
    public required double? ProteinAngle { get; init; }

    /// <summary>Distance between the centres of the aromatic rings that both are in, Å; null where one isn't.</summary>
    public required double? RingDistance { get; init; }

    /// <summary>Angle between the rings' planes, 0 to 90 degrees; null likewise.</summary>
    public required double? PlaneAngle { get; init; }

    /// <summary>How far one ring's centre lies beside the other's axis, Å; null likewise.</summary>
    public required double? RingOffset { get; init; }

    /// <summary>
    /// <c>parallel</c>, <c>offset</c>, <c>T-shaped</c> or <c>tilted</c>; null where the rings aren't stacked.
    /// </summary>
    public required string? Stacking { get; init; }
}

/// <summary>
/// The top voxels of two channels that complement each other, such as the ligand's donors and the protein's acceptors.
/// </summary>
public sealed record ReciprocalPairSummary
{
    /// <summary>Index of the ligand's channel.</summary>
    public required int LigandChannel { get; init; }

    /// <summary>Its property.</summary>
    public required string LigandName { get; init; }

    /// <summary>Attribution of its top voxel, in the model's unit.</summary>
    public required double LigandAttribution { get; init; }

    /// <summary>The ligand atom that fills that voxel.</summary>
    public required NearestAtom LigandAtom { get; init; }

    /// <summary>Index of the protein's channel.</summary>
    public required int ProteinChannel { get; init; }

    /// <summary>Its property.</summary>
    public required string ProteinName { get; init; }

    /// <summary>Attribution of its top voxel.</summary>
    public required double ProteinAttribution { get; init; }

    /// <summary>The protein atom that fills that voxel.</summary>
    public required NearestAtom ProteinAtom { get; init; }

    /// <summary>Distance between the two voxels' centres, Å.</summary>
    public required double VoxelDistance { get; init; }

    /// <summary>Distance between the two atoms, Å.</summary>
    public required double AtomDistance { get; init; }

    /// <summary>
    /// The interaction of the two atoms as a stable word, such as <c>hydrogen-bond</c>; null where they have none.
    /// </summary>
    public required string? Interaction { get; init; }

    /// <summary>The same in words.</summary>
    public required string Reading { get; init; }

    /// <summary>How the two atoms lie to each other; null where they have no interaction.</summary>
    public required GeometrySummary? Geometry { get; init; }
}

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
/// <param name="Format">
/// How to send it: a file as <c>glimpse explain --maps</c> names its format, such as <c>dx</c>, or <c>f32</c>: the
/// values alone, float32, little-endian, [x, y, z], z fastest.
/// </param>
public sealed record MapRequest(string ResultId, string Channel, string Format);

/// <summary>A map, in the model's unit per Å³.</summary>
public sealed record MapAnswer
{
    /// <summary>The result.</summary>
    public required string ResultId { get; init; }

    /// <summary>What it shows, in words: <c>ligand acceptor</c>, <c>protein total</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The unit, such as <c>logit/Å^3</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Where its voxels lie.</summary>
    public required GridSummary Grid { get; init; }

    /// <summary>
    /// Draw the isosurface here and at minus this: it encloses half of the map's absolute attribution; null where the
    /// map is zero.
    /// </summary>
    public required double? Level { get; init; }

    /// <summary>Its smallest value.</summary>
    public required double Minimum { get; init; }

    /// <summary>Its largest.</summary>
    public required double Maximum { get; init; }

    /// <summary>The file, where its format is text; null otherwise.</summary>
    public required string? Text { get; init; }

    /// <summary>The values for <c>f32</c>, the file where its format is binary, in base64; null otherwise.</summary>
    public required byte[]? Values { get; init; }
}
