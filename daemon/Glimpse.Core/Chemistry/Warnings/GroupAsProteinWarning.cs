using Glimpse.Core.Chemistry.Residues;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>Groups in the model's box that are no part of the polymer and count as protein all the same: cofactors, or a ligand that was left in the file.</summary>
internal static class GroupAsProteinWarning
{
    internal const string Code = "group-counts-as-protein";

    /// <summary>Smaller ones are ions and fragments.</summary>
    private const int Least = 6;

    internal static IEnumerable<Remark> Find(TypedComplex complex)
    {
        var grid = Voxelizer.GridFor(complex);
        var ligand = Formula(complex.AtomsOf(Side.Ligand).Where(i => !complex.Atoms[i].IsReference).Select(i => complex.Atoms[i]));
        var names = new List<string>();
        var ofGroups = complex.AtomsOf(Side.Protein).Where(i => complex.Atoms[i].Residue.Name is var name
            && !ResidueTemplates.TryFind(name, out _) && !HeteroGroups.IsWater(name));
        foreach (var group in ofGroups.GroupBy(i => complex.Atoms[i].Residue))
        {
            if (group.Count() < Least || !group.Any(i => grid.Contains(complex.Positions[i])))
                continue;

            var isTwin = Formula(group.Select(i => complex.Atoms[i])) == ligand;
            names.Add(isTwin ? $"{group.Key} (with the ligand's own formula: is it the same molecule?)" : group.Key.ToString());
        }

        if (names.Count > 0)
            yield return Remark.Warning(Code, $"Counted as protein, although no part of a chain: {string.Join(", ", names)}. Take out of the file what isn't part of the receptor.", names[0].Split(' ')[0]);
    }

    private static string Formula(IEnumerable<TypedAtom> atoms) =>
        string.Join(' ', atoms.CountBy(atom => atom.Element.Symbol).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}{pair.Value}"));
}
