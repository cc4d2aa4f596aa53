using System.Globalization;
using Glimpse.Core.Chemistry.Ligands;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>
/// A trajectory's topology in which part of the ligand lies in another copy of the box: bonds across the gap weren't
/// seen, in any frame.
/// </summary>
internal static class TornTopologyWarning
{
    internal const string Code = "torn-topology";

    /// <summary>A counter-ion lies nearer (Å) to what it belongs to.</summary>
    private const double Gap = 5;

    internal static IEnumerable<Remark> Find(Structure structure, TypedLigand ligand)
    {
        // Grows from the first atom, along bonds and across gaps that are no wider than allowed.
        var places = ligand.Atoms.Select(atom => structure.Positions[atom.Atom]).ToArray();
        var bonded = ligand
            .Bonds.SelectMany(bond => new[] { (bond.First, bond.Second), (bond.Second, bond.First) })
            .ToLookup(pair => pair.Item1, pair => pair.Item2);
        var left = Enumerable.Range(1, places.Length - 1).ToHashSet();
        var together = new Queue<int>([0]);
        while (together.TryDequeue(out var atom))
        {
            foreach (
                var next in left.Where(other =>
                        bonded[atom].Contains(other) || places[other].DistanceTo(places[atom]) <= Gap)
                    .ToArray())
            {
                left.Remove(next);
                together.Enqueue(next);
            }
        }

        if (left.Count == 0)
            yield break;
        var first = structure.Describe(ligand.Atoms[left.Min()].Atom);
        yield return Remark.Warning(
            Code,
            string.Create(
                CultureInfo.InvariantCulture,
                $"In the topology {left.Count} of the ligand's {places.Length} heavy atoms lie more than {Gap} Å from "
                    + $"the others ({first} first), so that bonds are missing and types may be wrong: begin with a "
                    + $"frame in which it is whole."),
            first);
    }
}
