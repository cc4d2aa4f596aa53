using Glimpse.Core.Chemistry.Receptor;
using Glimpse.Core.Chemistry.Residues;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>
/// Finds where chains break off. Numbers that are left out are no break where the peptide bond is there, and numbers
/// that follow each other are none where both ends are: that may be where two chains of one name meet.
/// </summary>
internal static class ChainBreaks
{
    /// <summary>No peptide bond is longer (Å): 1.33, and what poor refinement makes of it.</summary>
    private const double PeptideBond = 2;

    /// <summary>The breaks with an end within a distance (Å) of the ligand, in file order.</summary>
    internal static IReadOnlyList<ChainBreak> Within(Structure receptor, IReadOnlyList<Point3> ligand, double reach)
    {
        var found = new List<ChainBreak>();
        var links = InOrder(
                receptor,
                Enumerable
                    .Range(0, receptor.Residues.Length)
                    .Where(i => IsLink(receptor.Residues[i]) && HasHeavyAtoms(receptor, i)))
            .ToList();
        foreach (var (before, after) in links.Zip(links.Skip(1)))
        {
            if (!IsBreak(receptor, before, after))
                continue;
            var distance = Math.Min(
                EndDistance(receptor, before, "C", ligand),
                EndDistance(receptor, after, "N", ligand));
            if (distance <= reach && !IsBridged(receptor, before, after))
                found.Add(new ChainBreak(before, after, distance));
        }

        return found;
    }

    /// <summary>
    /// By number within each chain, in whatever order the file has them; of two chains of one name, whose numbers come
    /// twice, in the file's, which alone tells them apart.
    /// </summary>
    private static IEnumerable<int> InOrder(Structure receptor, IEnumerable<int> links) =>
        links
            .GroupBy(i => (receptor.Residues[i].Id.Chain, receptor.Residues[i].Operation))
            .SelectMany(chain =>
                chain
                    .Select(i => (receptor.Residues[i].Id.Number, receptor.Residues[i].Id.InsertionCode))
                    .Distinct()
                    .Count() == chain.Count()
                    ? chain.OrderBy(i => receptor.Residues[i].Id.Number)
                    : chain.AsEnumerable());

    /// <summary>True for what may be a link of a protein's chain.</summary>
    internal static bool IsLink(Residue residue) =>
        PolymerResidues.IsAminoAcid(residue.Id.Name) || PolymerResidues.IsModified(residue.Id.Name);

    /// <summary>From a place to the nearest atom of the ligand (Å).</summary>
    internal static double Distance(Point3 place, IReadOnlyList<Point3> ligand)
    {
        var least = double.MaxValue;
        for (var i = 0; i < ligand.Count; i++)
            least = Math.Min(least, ligand[i].SquaredDistanceTo(place));
        return Math.Sqrt(least);
    }

    /// <summary>
    /// False for hydrogens that a program wrote apart from their residue, without its insertion code: they are no link.
    /// </summary>
    private static bool HasHeavyAtoms(Structure receptor, int residue) =>
        receptor.Residues[residue].AtomIndices.Any(atom => !receptor.Atoms[atom].Element.IsHydrogen);

    private static bool IsBreak(Structure receptor, int before, int after)
    {
        var (one, other) = (receptor.Residues[before], receptor.Residues[after]);
        if (one.Id.Chain != other.Id.Chain || one.Operation != other.Operation || other.Id.Number < one.Id.Number)
            return false;
        if (Find(receptor, one, "C") is not { } carbon || Find(receptor, other, "N") is not { } nitrogen)
            return !HasEnd(receptor, one);
        return other.Id.Number > one.Id.Number + 1
            && receptor.Positions[carbon].DistanceTo(receptor.Positions[nitrogen]) > PeptideBond
            && !HasEnd(receptor, one);
    }

    /// <summary>
    /// True where both ends are bonded to something else: a modified residue of a name that isn't known lies between.
    /// </summary>
    private static bool IsBridged(Structure receptor, int before, int after) =>
        IsBonded(receptor, before, "C", "N") && IsBonded(receptor, after, "N", "C");

    private static bool IsBonded(Structure receptor, int residue, string name, string partner) =>
        Find(receptor, receptor.Residues[residue], name) is { } end
        && Enumerable
            .Range(0, receptor.Atoms.Length)
            .Any(atom =>
                receptor.Atoms[atom].Name == partner
                && receptor.Atoms[atom].Residue != residue
                && receptor.Positions[atom].DistanceTo(receptor.Positions[end]) <= PeptideBond);

    private static bool HasEnd(Structure receptor, Residue residue) =>
        ResidueTemplates.TryFind(receptor, residue, out var template)
        && CanonicalNames.Of(receptor, residue.AtomIndices, template).ContainsValue(CanonicalNames.TerminalOxygen);

    /// <summary>To the atom that the bond would begin at, or to any of the residue where that one is gone.</summary>
    private static double EndDistance(Structure receptor, int residue, string name, IReadOnlyList<Point3> ligand) =>
        Find(receptor, receptor.Residues[residue], name) is { } end
            ? Distance(receptor.Positions[end], ligand)
            : receptor.Residues[residue].AtomIndices.Min(atom => Distance(receptor.Positions[atom], ligand));

    private static int? Find(Structure receptor, Residue residue, string name)
    {
        foreach (var atom in residue.AtomIndices)
        {
            if (receptor.Atoms[atom].Name == name)
                return atom;
        }

        return null;
    }
}
