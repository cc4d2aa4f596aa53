namespace Glimpse.Protocol;

/// <summary>How a ligand atom and a protein atom that interact lie to each other; heavy atoms alone.</summary>
/// <param name="LigandAtom">Index of the ligand's atom in <see cref="ExplainResult.Atoms"/>.</param>
/// <param name="ProteinAtom">Index of the protein's atom.</param>
/// <param name="Distance">Distance between them, Å.</param>
/// <param name="Overlap">Sum of their van der Waals radii less the distance, Å; below 0 a gap.</param>
/// <param name="LigandAngle">Angle at the ligand's atom between the centroid of its bonded heavy atoms and the protein's atom, degrees; null without such.</param>
/// <param name="ProteinAngle">The same at the protein's atom.</param>
/// <param name="RingDistance">Distance between the centres of the aromatic rings that both are in, Å; null where one isn't.</param>
/// <param name="PlaneAngle">Angle between the rings' planes, 0 to 90 degrees; null likewise.</param>
/// <param name="RingOffset">How far one ring's centre lies beside the other's axis, Å; null likewise.</param>
/// <param name="Stacking"><c>parallel</c>, <c>offset</c>, <c>T-shaped</c> or <c>tilted</c>; null where the rings aren't stacked.</param>
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
