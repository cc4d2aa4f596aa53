using Glimpse.Core.Chemistry.Receptor;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Links;

/// <summary>The heavy atoms that an atom of a complex is bonded to.</summary>
internal static class AtomNeighbours
{
    /// <summary>
    /// The ligand's by its bonds; the protein's by distance, as its residues are found to be linked, metals left out.
    /// </summary>
    internal static IEnumerable<int> Of(TypedComplex complex, int atom) =>
        complex.Atoms[atom].Side == Side.Ligand
            ? complex
                .Bonds.Where(bond => bond.First == atom || bond.Second == atom)
                .Select(bond => bond.First == atom ? bond.Second : bond.First)
            : complex.AtomsOf(Side.Protein).Where(other => other != atom && AreBonded(complex, atom, other));

    private static bool AreBonded(TypedComplex complex, int first, int second)
    {
        var (one, other) = (complex.Atoms[first].Element, complex.Atoms[second].Element);
        var reach = one.CovalentRadius + other.CovalentRadius + ReceptorEnvironment.BondTolerance;
        return !one.IsMetal
            && !other.IsMetal
            && complex.Positions[first].SquaredDistanceTo(complex.Positions[second]) < reach * reach;
    }
}
