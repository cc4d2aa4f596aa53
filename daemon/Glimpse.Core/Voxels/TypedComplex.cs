using System.Collections.Immutable;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Voxels;

/// <summary>
/// A ligand and the whole residues around it, typed. Another frame is the same complex <c>with</c> other
/// <see cref="Positions"/>: types are perceived once.
/// </summary>
/// <param name="Atoms">Heavy atoms, protein first.</param>
/// <param name="Positions">Coordinates in Å, one for each atom.</param>
/// <param name="Remarks">What was assumed on the way here, and what to be warned of.</param>
public sealed record TypedComplex(
    ImmutableArray<TypedAtom> Atoms,
    ImmutableArray<Point3> Positions,
    ImmutableArray<Remark> Remarks)
{
    /// <summary>Centroid of the ligand's heavy atoms: the centre of the grid.</summary>
    public Point3 LigandCentroid => Point3.Centroid([.. AtomsOf(Side.Ligand).Select(i => Positions[i])]);

    /// <summary>Indices of one side's atoms.</summary>
    public IEnumerable<int> AtomsOf(Side side) => Enumerable.Range(0, Atoms.Length).Where(i => Atoms[i].Side == side);
}
