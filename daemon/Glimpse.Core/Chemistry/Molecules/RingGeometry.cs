using Glimpse.Core.Chemistry.BondOrders;
using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Molecules;

/// <summary>
/// Rings of six whose coordinates say plainly another chemistry than the one that was given: a phenyl ring by a
/// template of cyclohexyl, or the reverse. Of 11,673 real ligands it is said of one in a thousand.
/// </summary>
internal static class RingGeometry
{
    internal const string Code = "geometry-disagrees";

    /// <summary>
    /// Mean torsion along an aromatic ring, degrees: of 9,275 real ligands with such rings 5 have one beyond it; chairs
    /// have 55, boats and twisted ones 30 to 40.
    /// </summary>
    private const double Puckered = 25;

    /// <summary>Saturated rings of five may be flat, those of six never are but by a wrong model.</summary>
    private const int Size = 6;

    /// <summary>One warning for each such ring.</summary>
    /// <param name="structure">What the atoms are from.</param>
    /// <param name="heavy">The atoms with their places.</param>
    /// <param name="molecule">What they were given as, in the same order.</param>
    internal static IEnumerable<Remark> Disagreements(Structure structure, HeavyAtoms heavy, Molecule molecule)
    {
        if (molecule.Rings.IsEmpty)
            yield break;
        var graph = new MolecularGraph(heavy.Elements, [.. molecule.Bonds.Select(bond => (bond.First, bond.Second))]);
        var shape = new Shape(graph, heavy.Positions);
        foreach (var ring in molecule.Rings)
        {
            int[] atoms = [.. ring];
            if (SaysOtherwise(molecule, shape, atoms) is not { } words)
                continue;
            var residue = structure.ResidueOf(heavy.Source[atoms[0]]).ToString();
            var names = string.Join(' ', atoms.Select(atom => structure.Atoms[heavy.Source[atom]].Name));
            yield return Remark.Warning(
                Code,
                $"The ring {names} of {residue} was given as {words}. Check the bond orders, or the template.",
                residue);
        }
    }

    private static string? SaysOtherwise(Molecule molecule, Shape shape, int[] ring)
    {
        if (ring.Length != Size)
            return null;
        if (Array.TrueForAll(ring, atom => molecule.BondsOf[atom].All(bond => molecule.Bonds[bond].Order == 1)))
            return shape.Pucker(ring) < StatedOrderTrust.FlatRing
                ? "saturated, and is as flat as an aromatic one"
                : null;
        return Array.TrueForAll(ring, atom => molecule.Atoms[atom].IsAromatic) && shape.Pucker(ring) > Puckered
            ? "aromatic, and isn't flat"
            : null;
    }
}
