using System.Collections.Immutable;
using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>Sums pairs of atoms up over residues.</summary>
internal static class InteractionRecords
{
    /// <summary>Pairs of atoms that a result names.</summary>
    private const int MostPairs = 30;

    /// <summary>The record; null for a model that is no sum over pairs.</summary>
    public static InteractionSummary? Of(Explanation explanation)
    {
        if (explanation.Pairs is not { } pairs)
            return null;
        var places = explanation
            .Residues.Index()
            .Where(one => one.Item.Side == Side.Protein)
            .ToDictionary(one => one.Item.Residue, one => one.Index);
        var complex = explanation.Complex;
        var ofAtom = pairs.Protein.Select(atom => places[complex.Atoms[atom].Residue]).ToArray();
        int[] residues = [.. ofAtom.Distinct().Order()];
        var column = residues.Index().ToDictionary(one => one.Item, one => one.Index);
        return new InteractionSummary
        {
            Members = pairs.Members,
            Sum = pairs.Sum,
            Atoms = pairs.Ligand,
            Residues = [.. residues],
            Values = [.. pairs.Values.Select(Row)],
            Strongest =
            [
                .. pairs
                    .Ligand.SelectMany((ligand, j) => pairs.Protein.Select((protein, i) => (ligand, protein, j, i)))
                    .OrderByDescending(pair => Math.Abs(pairs.Values[pair.j][pair.i]))
                    .Take(MostPairs)
                    .Select(pair => new AtomInteraction(
                        pair.ligand,
                        pair.protein,
                        complex.Positions[pair.ligand].DistanceTo(complex.Positions[pair.protein]),
                        pairs.Values[pair.j][pair.i])),
            ],
        };

        ImmutableArray<double> Row(double[] values)
        {
            var sums = new double[residues.Length];
            for (var i = 0; i < values.Length; i++)
                sums[column[ofAtom[i]]] += values[i];
            return [.. sums];
        }
    }
}
