using Glimpse.Core.Chemistry.BondOrders;
using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Chemistry.Templates;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Ligands;

/// <summary>
/// Finds a known molecule's atoms in a structure that holds them in another order, as docking programs write them. Of
/// equivalent assignments the one whose double bonds are shortest is taken.
/// </summary>
public static class AtomCorrespondence
{
    /// <summary>For each atom of the molecule its atom in the structure.</summary>
    /// <param name="structure">The molecule alone, hydrogens or none, with its bonds or coordinates that tell
    /// them.</param>
    /// <param name="molecule">Heavy atoms and bonds.</param>
    /// <exception cref="GlimpseException">It isn't the same molecule; the message says what differs.</exception>
    public static int[] Find(Structure structure, Molecule molecule)
    {
        var heavy = HeavyAtoms.Of(structure, [.. Enumerable.Range(0, structure.Atoms.Length)]);
        var observed = structure.HasBondOrders
            ? StatedBonds.Graph(structure, heavy, out _)
            : StatedBonds.GraphByDistance(structure, heavy, out _);
        var known = new MolecularGraph(
            [.. molecule.Atoms.Select(atom => atom.Element)],
            [.. molecule.Bonds.Select(bond => (bond.First, bond.Second))]);
        for (var bond = 0; bond < molecule.Bonds.Length; bond++)
            known.Orders[bond] = molecule.Bonds[bond].Order;
        if (observed.Count != known.Count)
            throw Differs($"{structure.Source} has {observed.Count} heavy atoms, the molecule {known.Count}.");
        var match = TemplateMatch.Find(
            observed,
            known,
            new Shape(observed, heavy.Positions),
            atom => structure.Describe(heavy.Source[atom]),
            CancellationToken.None);
        if (Array.IndexOf(match, -1) is var metal and >= 0)
            throw Differs(
                $"{structure.Source}: {structure.Describe(heavy.Source[metal])} is a metal, which has no bonds to be "
                    + $"found by.");
        var result = new int[match.Length];
        for (var atom = 0; atom < match.Length; atom++)
            result[match[atom]] = heavy.Source[atom];
        return result;
    }

    private static GlimpseException Differs(string what) =>
        new(GlimpseErrorCode.BadInput, what, "Give coordinates of this very molecule.");
}
