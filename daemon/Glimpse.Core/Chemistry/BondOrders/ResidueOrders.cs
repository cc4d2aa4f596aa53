using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Chemistry.Receptor;
using Glimpse.Core.Chemistry.Residues;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>
/// Bond orders of standard residues within a ligand, such as a peptide: known by their names, and not left to the
/// geometry.
/// </summary>
internal static class ResidueOrders
{
    private const string TerminalOxygen = CanonicalNames.TerminalOxygen;

    /// <summary>
    /// Writes the orders of the residues whose atoms and bonds are those of their template; others stay as they are.
    /// </summary>
    /// <returns>How many atoms such residues have.</returns>
    internal static int Apply(Structure structure, HeavyAtoms heavy, MolecularGraph graph)
    {
        var known = new bool[graph.Count];
        var orders = (int[])graph.Orders.Clone();
        foreach (
            var atoms in Enumerable.Range(0, graph.Count).GroupBy(atom => structure.Atoms[heavy.Source[atom]].Residue))
        {
            int[] source = [.. atoms.Select(atom => heavy.Source[atom])];
            if (!ResidueTemplates.TryFind(structure, structure.Residues[atoms.Key].Id.Name, source, out var template)
                || !TryOrders(structure, heavy, graph, template, [.. atoms], orders))
            {
                continue;
            }

            foreach (var atom in atoms)
                known[atom] = true;
        }

        if (!Array.Exists(known, one => one))
            return 0;
        for (var bond = 0; bond < graph.Bonds.Length; bond++)
        {
            var (first, second) = graph.Bonds[bond];
            if (known[first] && known[second])
                graph.Orders[bond] =
                    ResidueOf(structure, heavy, first) == ResidueOf(structure, heavy, second) ? orders[bond] : 1;
        }

        for (var atom = 0; atom < graph.Count; atom++)
        {
            if (known[atom])
                graph.Charges[atom] = 0;
        }

        FormalCharges.Set(graph, heavy.Hydrogens);
        return known.Count(one => one);
    }

    /// <summary>
    /// Nitrogens at which the model of a chain begins though the deposited sequence begins before: no amines, but what
    /// is left of amides.
    /// </summary>
    internal static IEnumerable<int> BrokenEnds(Structure structure, HeavyAtoms heavy, MolecularGraph graph)
    {
        if (structure.Sequences.IsEmpty)
            yield break;
        var ends = new Lazy<ChainEnds>(() => new ChainEnds(structure));
        for (var atom = 0; atom < graph.Count; atom++)
        {
            var index = ResidueOf(structure, heavy, atom);
            var residue = structure.Residues[index];
            if (
                structure.Atoms[heavy.Source[atom]].Name == "N"
                && graph.Degree(atom) == 1
                && structure.Sequences.ContainsKey(residue.Id.Chain)
                && ResidueTemplates.TryFind(structure, residue, out var template)
                && template.IsAminoAcid
                && !ends
                    .Value.Of(
                        index,
                        template,
                        CanonicalNames.Of(structure, residue.AtomIndices, template),
                        new GivenHydrogens(structure, residue))
                    .HasFlag(ChainEnd.NTerminus))
            {
                yield return atom;
            }
        }
    }

    private static int ResidueOf(Structure structure, HeavyAtoms heavy, int atom) =>
        structure.Atoms[heavy.Source[atom]].Residue;

    private static bool TryOrders(
        Structure structure,
        HeavyAtoms heavy,
        MolecularGraph graph,
        ResidueTemplate template,
        int[] atoms,
        int[] orders)
    {
        var canonical = CanonicalNames.Of(structure, atoms.Select(atom => heavy.Source[atom]), template);
        var names = atoms.ToDictionary(atom => atom, atom => canonical[heavy.Source[atom]]);
        if (names.Values.Distinct(StringComparer.Ordinal).Count() != atoms.Length)
            return false;
        foreach (var atom in atoms)
        {
            foreach (var bond in graph.BondsOf[atom])
            {
                if (!names.TryGetValue(graph.Other(bond, atom), out var other))
                    continue;
                var order =
                    names[atom] == TerminalOxygen || other == TerminalOxygen ? 1 : template.OrderOf(names[atom], other);
                if (order == 0)
                    return false;
                orders[bond] = order;
            }
        }

        return Array.TrueForAll(
            atoms,
            atom => names[atom] == TerminalOxygen || template.AtomNames.Contains(names[atom]));
    }
}
