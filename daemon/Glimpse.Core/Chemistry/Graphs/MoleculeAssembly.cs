using System.Runtime.InteropServices;
using Glimpse.Core.Chemistry.Molecules;

namespace Glimpse.Core.Chemistry.Graphs;

/// <summary>Turns a finished graph into an immutable <see cref="Molecule"/>.</summary>
internal static class MoleculeAssembly
{
    /// <summary>Adds rings and aromaticity to orders, charges and hydrogen counts.</summary>
    internal static Molecule Build(MolecularGraph graph) => Build(graph, RingSearch.Find(graph));

    /// <summary>The same, with the rings already known.</summary>
    internal static Molecule Build(MolecularGraph graph, int[][] rings)
    {
        var aromatic = Aromaticity.Perceive(graph, rings);
        var atoms = new MoleculeAtom[graph.Count];
        for (var atom = 0; atom < atoms.Length; atom++)
            atoms[atom] = new MoleculeAtom(
                graph.Elements[atom],
                graph.Charges[atom],
                graph.Hydrogens[atom],
                aromatic.Atoms[atom])
            {
                ByRule = graph.ByRule[atom],
            };
        var bonds = new MoleculeBond[graph.Bonds.Length];
        for (var bond = 0; bond < bonds.Length; bond++)
            bonds[bond] = new MoleculeBond(
                graph.Bonds[bond].First,
                graph.Bonds[bond].Second,
                graph.Orders[bond],
                aromatic.Bonds[bond]);
        return new Molecule(
            ImmutableCollectionsMarshal.AsImmutableArray(atoms),
            ImmutableCollectionsMarshal.AsImmutableArray(bonds),
            [.. rings.Select(ring => ImmutableCollectionsMarshal.AsImmutableArray(ring))]);
    }
}
