using System.Globalization;

namespace Glimpse.Core.Structures.Reading;

/// <summary>Collects the atoms that a reader left out, and says so: one counted remark for each kind.</summary>
internal static class LeftOut
{
    private const int MostNames = 6;

    /// <summary>The atoms among the records that are left out.</summary>
    internal static IEnumerable<LeftOutAtom> Of(IReadOnlyList<AtomRecord> all)
    {
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Fault is { } fault)
                yield return new LeftOutAtom(all[i].Residue, all[i].Name, i, all[i].Line, fault);
        }
    }

    /// <summary>What is to be said of them and of residue numbers that couldn't be read.</summary>
    internal static IEnumerable<Remark> Remarks(IReadOnlyList<AtomRecord> all, IReadOnlyCollection<LeftOutAtom> atoms)
    {
        var pseudo = atoms.Where(atom => atom.Fault.IsPseudo).ToList();
        if (pseudo.Count > 0)
        {
            yield return Remark.Assumption(
                "pseudo-atoms-left-out",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Count(pseudo.Count)} left out that {(pseudo.Count == 1 ? "is" : "are")} of no chemical "
                        + $"element: {Names(pseudo)}."));
        }

        var unread = atoms.Where(atom => !atom.Fault.IsPseudo).ToList();
        if (unread.Count > 0)
        {
            yield return Remark.Assumption(
                "unreadable-atoms-left-out",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Count(unread.Count)} left out that can't be read, first in line {unread[0].Line}: "
                        + $"{unread[0].Fault.What}"));
        }

        var numbered = all.Where(atom => atom.HasMadeNumber).ToList();
        if (numbered.Count > 0)
        {
            yield return Remark.Assumption(
                "residue-numbers-made",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The residue number of {(numbered.Count == 1 ? "one atom" : $"{numbered.Count} atoms")} is no "
                        + $"decimal number (first in line {numbered[0].Line}): read as hexadecimal or counted on, as "
                        + $"{numbered[0].Residue}."));
        }
    }

    private static string Count(int atoms) =>
        atoms == 1 ? "One atom was" : string.Create(CultureInfo.InvariantCulture, $"{atoms} atoms were");

    /// <summary>Such as <c>DUM N (306), DUM O (306)</c>, the most frequent first.</summary>
    private static string Names(List<LeftOutAtom> atoms)
    {
        var counts = atoms
            .CountBy(atom => $"{atom.Residue.Name} {atom.Name}", StringComparer.Ordinal)
            .OrderByDescending(name => name.Value)
            .ThenBy(name => name.Key, StringComparer.Ordinal)
            .ToList();
        var list = string.Join(
            ", ",
            counts
                .Take(MostNames)
                .Select(name =>
                    name.Value == 1
                        ? name.Key
                        : string.Create(CultureInfo.InvariantCulture, $"{name.Key} ({name.Value})")));
        return counts.Count > MostNames
            ? string.Create(CultureInfo.InvariantCulture, $"{list} and {counts.Count - MostNames} names more")
            : list;
    }
}
