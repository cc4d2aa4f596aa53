using Glimpse.Core.Chemistry.Residues;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>
/// Groups in the model's box that are no part of the polymer and count as protein all the same: cofactors, or a ligand
/// that was left in the file.
/// </summary>
internal static class GroupAsProteinWarning
{
    internal const string Code = "group-counts-as-protein";
    internal const string CofactorCode = "cofactor-counts-as-protein";

    /// <summary>Two atoms are bonded up to this beyond the sum of their covalent radii (Å).</summary>
    private const double Tolerance = 0.25;

    /// <summary>Smaller ones are ions and fragments.</summary>
    private const int Least = 6;

    internal static IEnumerable<Remark> Find(TypedComplex complex)
    {
        var grid = complex.Scheme.GridFor(complex);
        var names = new List<string>();
        var cofactors = new List<string>();
        var ofGroups = complex
            .AtomsOf(Side.Protein)
            .Where(i =>
                complex.Atoms[i].Operation is null
                && complex.Atoms[i].Residue.Name is var name
                && !ResidueTemplates.TryFind(name, out _)
                && !HeteroGroups.IsWater(name));
        var groups = ofGroups
            .GroupBy(i => complex.Atoms[i].Residue)
            .Where(group => group.Count() >= Least && group.Any(i => grid.Contains(complex.Positions[i])))
            .ToList();
        if (groups.Count == 0)
            yield break;
        var ligand = Formula(
            complex.AtomsOf(Side.Ligand).Where(i => !complex.Atoms[i].IsReference).Select(i => complex.Atoms[i]));
        var free = Free(complex);
        foreach (var group in groups)
        {
            if (!free.Contains(group.Key))
                continue;

            var isTwin = Formula(group.Select(i => complex.Atoms[i])) == ligand;
            if (!isTwin && HeteroGroups.IsCofactor(group.Key.Name))
                cofactors.Add(group.Key.ToString());
            else
                names.Add(
                    isTwin
                        ? $"{group.Key} (with the ligand's own formula: is it the same molecule?)"
                        : group.Key.ToString());
        }

        if (cofactors.Count > 0)
            yield return Remark.Assumption(
                CofactorCode,
                $"Cofactors count as protein: {string.Join(", ", cofactors)}.",
                cofactors[0]);
        if (names.Count > 0)
            yield return Remark.Warning(
                Code,
                $"Counted as protein, although no part of a chain: {string.Join(", ", names)}. Take out of the file "
                    + $"what isn't part of the receptor.",
                names[0].Split(' ')[0]);
    }

    /// <summary>
    /// The groups that nothing binds to the chains: no modified residue, no sugar on an asparagine. A free amino acid
    /// isn't told from a chain's.
    /// </summary>
    private static HashSet<ResidueId> Free(TypedComplex complex)
    {
        var groups = complex
            .AtomsOf(Side.Protein)
            .GroupBy(i => complex.Atoms[i].Residue)
            .ToLookup(group => ResidueTemplates.TryFind(group.Key.Name, out _));
        var open = new Stack<IEnumerable<int>>(groups[true]);
        var free = groups[false].ToList();
        while (free.Count > 0 && open.TryPop(out var bound))
        {
            foreach (
                var group in free.FindAll(group => group.Any(own => bound.Any(other => AreBonded(complex, own, other))))
            )
            {
                free.Remove(group);
                open.Push(group);
            }
        }

        return [.. free.Select(group => group.Key)];
    }

    private static bool AreBonded(TypedComplex complex, int first, int second)
    {
        var (one, other) = (complex.Atoms[first].Element, complex.Atoms[second].Element);
        return !one.IsMetal
            && !other.IsMetal
            && complex.Positions[first].DistanceTo(complex.Positions[second])
                < one.CovalentRadius + other.CovalentRadius + Tolerance;
    }

    private static string Formula(IEnumerable<TypedAtom> atoms) =>
        string.Join(
            ' ',
            atoms
                .CountBy(atom => atom.Element.Symbol)
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => $"{pair.Key}{pair.Value}"));
}
