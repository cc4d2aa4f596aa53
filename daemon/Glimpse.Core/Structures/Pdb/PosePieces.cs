using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Pdb;

/// <summary>
/// Parts the atoms of one block of a ligand file into poses: pieces between TER records or residues that are the same
/// molecule over again are a pose each, while what is bonded, or a molecule of several parts, stays one ligand.
/// </summary>
internal static class PosePieces
{
    /// <summary>In larger blocks only pieces that are alike are looked for.</summary>
    private const int MostAtoms = 5000;

    /// <summary>Smaller pieces are ions and waters, which go with the rest.</summary>
    private const int Smallest = 2;

    /// <summary>
    /// Parts records into poses, each a list of record indices in file order; none where there are no records.
    /// </summary>
    internal static List<IReadOnlyList<int>> Split(ReadOnlySpan<AtomRecord> all)
    {
        if (all.IsEmpty)
            return [];
        var byTer = Runs(all, isByResidue: false);
        if (AreAlike(byTer, all))
            return byTer;
        var residues = Runs(all, isByResidue: true);
        if (AreAlike(residues, all) && !HasBonds(residues, all))
            return residues;
        return all.Length <= MostAtoms && byTer.Count(piece => piece.Count >= Smallest) > 1
            ? Bonded(byTer, all)
            :
            [
                [.. Enumerable.Range(0, all.Length)],
            ];
    }

    /// <summary>
    /// The stretches between TER records, or the residues; copies within one residue are runs of their own.
    /// </summary>
    private static List<IReadOnlyList<int>> Runs(ReadOnlySpan<AtomRecord> all, bool isByResidue)
    {
        var runs = new List<IReadOnlyList<int>>();
        for (var first = 0; first < all.Length;)
        {
            var last = first + 1;
            while (
                last < all.Length
                && all[last].Stretch == all[first].Stretch
                && (!isByResidue || all[last].Residue == all[first].Residue))
                last++;
            var period = isByResidue ? Copies.Period(all[first..last]) : 0;
            for (var at = first; at < last; at += period > 0 ? period : last - first)
                runs.Add([.. Enumerable.Range(at, period > 0 ? period : last - first)]);
            first = last;
        }

        return runs;
    }

    /// <summary>True for several pieces of the same atoms in the same order.</summary>
    private static bool AreAlike(List<IReadOnlyList<int>> pieces, ReadOnlySpan<AtomRecord> all)
    {
        if (pieces.Count < 2 || pieces[0].Count < Smallest)
            return false;
        foreach (var piece in pieces)
        {
            if (piece.Count != pieces[0].Count)
                return false;
            for (var i = 0; i < piece.Count; i++)
            {
                if (
                    all[pieces[0][i]].Name != all[piece[i]].Name
                    || all[pieces[0][i]].Residue.Name != all[piece[i]].Residue.Name)
                    return false;
            }
        }

        return true;
    }

    private static bool HasBonds(List<IReadOnlyList<int>> pieces, ReadOnlySpan<AtomRecord> all)
    {
        for (var i = 1; i < pieces.Count; i++)
        {
            if (AreBonded(pieces[i - 1], pieces[i], all))
                return true;
        }

        return false;
    }

    private static bool AreBonded(IReadOnlyList<int> one, IReadOnlyList<int> other, ReadOnlySpan<AtomRecord> all) =>
        Copies.AreBonded(all.Slice(one[0], one.Count), all.Slice(other[0], other.Count));

    /// <summary>Pieces joined where they are bonded; ions and waters go with the first.</summary>
    private static List<IReadOnlyList<int>> Bonded(List<IReadOnlyList<int>> pieces, ReadOnlySpan<AtomRecord> all)
    {
        var groups = new List<List<IReadOnlyList<int>>>();
        var small = new List<IReadOnlyList<int>>();
        foreach (var piece in pieces)
        {
            if (piece.Count < Smallest)
            {
                small.Add(piece);
                continue;
            }

            var joined = new List<IReadOnlyList<int>> { piece };
            for (var g = groups.Count - 1; g >= 0; g--)
            {
                if (!IsBondedToAny(groups[g], piece, all))
                    continue;
                joined.AddRange(groups[g]);
                groups.RemoveAt(g);
            }

            groups.Add(joined);
        }

        groups[0].AddRange(small);
        return
        [
            .. groups
                .Select(IReadOnlyList<int> (group) => [.. group.SelectMany(piece => piece).Order()])
                .OrderBy(group => group[0]),
        ];
    }

    private static bool IsBondedToAny(
        List<IReadOnlyList<int>> group,
        IReadOnlyList<int> piece,
        ReadOnlySpan<AtomRecord> all)
    {
        foreach (var other in group)
        {
            if (AreBonded(other, piece, all))
                return true;
        }

        return false;
    }
}
