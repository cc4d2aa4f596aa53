namespace Glimpse.Core.Structures.Ligands;

/// <summary>Tells whether the bonds that a file states are enough, so that none need be perceived.</summary>
internal static class BondOrders
{
    /// <summary>True when the file says so, or when bonds of known order join all atoms into one molecule.</summary>
    internal static bool AreComplete(Structure structure)
    {
        if (structure.HasBondOrders)
            return true;
        var parts = structure.Atoms.Length;
        var parent = Enumerable.Range(0, parts).ToArray();
        foreach (var bond in structure.Bonds)
        {
            if (bond.Order == BondOrder.Unknown)
                return false;
            var (first, second) = (Root(parent, bond.First), Root(parent, bond.Second));
            if (first == second)
                continue;
            parent[first] = second;
            parts--;
        }

        return parts == 1;
    }

    private static int Root(int[] parent, int atom)
    {
        while (parent[atom] != atom)
        {
            parent[atom] = parent[parent[atom]];
            atom = parent[atom];
        }

        return atom;
    }
}
