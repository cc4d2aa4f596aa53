using System.Globalization;
using Glimpse.Core.Chemistry.Graphs;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>
/// Refuses given chemistry that can't be: an atom with more bonds than its element and charge allow, or a charge that
/// no such atom has.
/// </summary>
internal static class ValenceCheck
{
    private const int Boron = 5;

    /// <summary>Checks every atom of a complete graph, hydrogens included.</summary>
    /// <param name="graph">The molecule with orders, charges and hydrogens.</param>
    /// <param name="describe">Names an atom for the message.</param>
    /// <exception cref="GlimpseException">An atom has too many bonds, or too large a charge.</exception>
    internal static void Require(MolecularGraph graph, Func<int, string> describe)
    {
        for (var atom = 0; atom < graph.Count; atom++)
        {
            var bonds = graph.OrderSum(atom) + graph.Hydrogens[atom];
            var number = graph.Elements[atom].AtomicNumber;
            var canCarry = Valence.CanCarry(number, graph.Charges[atom], bonds);
            if (
                (canCarry && bonds <= Valence.Most(number, graph.Charges[atom]))
                || graph.Elements[atom].IsMetal
                || IsInCage(graph, atom))
                continue;
            var of = canCarry ? string.Create(CultureInfo.InvariantCulture, $"{bonds} bonds and ") : "";
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{describe(atom)} can't be: {graph.Elements[atom].Symbol} with {of}charge "
                        + $"{graph.Charges[atom]:+0;-0;0}."),
                "Correct its bond orders, hydrogens or charge, or give the ligand as PDB to have them perceived from "
                    + "its geometry.");
        }
    }

    /// <summary>Bonds in boranes and carboranes have more centres than two.</summary>
    private static bool IsInCage(MolecularGraph graph, int atom) =>
        graph.Elements[atom].AtomicNumber == Boron
        || graph.Neighbours(atom).Count(n => graph.Elements[n].AtomicNumber == Boron) > 1;
}
