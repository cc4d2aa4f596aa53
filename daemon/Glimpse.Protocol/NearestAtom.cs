namespace Glimpse.Protocol;

/// <summary>The atom nearest to a voxel.</summary>
/// <param name="Index">Its index in <see cref="ExplainResult.Atoms"/>.</param>
/// <param name="Label">Residue and atom name, such as <c>A:ASP:25 OD1</c>.</param>
/// <param name="Distance">Distance from the voxel's centre, Å.</param>
public sealed record NearestAtom(int Index, string Label, double Distance);
