using System.Collections.Immutable;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>
/// Cuts a ligand at its rotatable bonds: what is left are rings with what is fixed to them, and links between them.
/// </summary>
internal static class Fragments
{
    /// <summary>The fragments in the order of their first atoms, each with its atoms ascending.</summary>
    internal static ImmutableArray<ImmutableArray<int>> Of(TypedComplex complex)
    {
        var neighbours = complex.Bonds.Where(bond => !bond.IsRotatable)
            .SelectMany(bond => new[] { (bond.First, bond.Second), (bond.Second, bond.First) })
            .ToLookup(pair => pair.Item1, pair => pair.Item2);
        var seen = new HashSet<int>();
        return
        [
            .. complex
                .AtomsOf(Side.Ligand)
                .Where(atom => !seen.Contains(atom))
                .Select(atom => Grow(atom, neighbours, seen)),
        ];
    }

    private static ImmutableArray<int> Grow(int first, ILookup<int, int> neighbours, HashSet<int> seen)
    {
        List<int> atoms = [first];
        seen.Add(first);
        for (var i = 0; i < atoms.Count; i++)
            atoms.AddRange(neighbours[atoms[i]].Where(seen.Add));
        return [.. atoms.Order()];
    }
}
