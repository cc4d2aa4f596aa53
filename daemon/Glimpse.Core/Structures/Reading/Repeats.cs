using System.Globalization;

namespace Glimpse.Core.Structures.Reading;

/// <summary>
/// Settles atoms of one name within a residue. At one place: the first is kept. At different places: a hetero group
/// keeps all, for many programs call every carbon C; a standard residue keeps the one that is bonded to the rest of it,
/// with a warning.
/// </summary>
internal static class Repeats
{
    /// <summary>No bond between heavy atoms of a standard residue is longer than this many Å.</summary>
    private const double LongestBond = 2.0;

    private const int AtomsPerName = 3;

    /// <summary>
    /// Beyond this size a residue is no residue, and the first of each name is kept without a look at its bonds.
    /// </summary>
    private const int LargestResidue = 1000;

    /// <summary>Removes from a draft what is there twice.</summary>
    internal static void Resolve(ResidueDraft draft, ReadOnlySpan<AtomRecord> all, List<Remark> remarks)
    {
        Dictionary<string, int> names = new(draft.Records.Count, StringComparer.Ordinal);
        HashSet<int>? dropped = null;
        var (copies, others) = (0, 0);
        var isStandard = PolymerResidues.Contains(draft.Id.Name) && !IsNamedAnyhow(draft, all);
        foreach (var record in draft.Records)
        {
            ref readonly var atom = ref all[record];
            if (names.TryAdd(atom.Name, record))
                continue;
            var twin = names[atom.Name];
            if (all[twin].Position.DistanceTo(atom.Position) <= ResidueAssembler.SamePlace)
            {
                copies++;
                (dropped ??= []).Add(record);
            }
            else if (isStandard && atom.IsHeavy)
            {
                var takesNew = !IsBonded(draft, twin, all) && IsBonded(draft, record, all);
                (dropped ??= []).Add(takesNew ? twin : record);
                if (takesNew)
                    names[atom.Name] = record;
                remarks.Add(Contradiction(draft.Id, atom, all[twin].Line, (takesNew ? atom : all[twin]).Line));
            }
            else
            {
                others++;
            }
        }

        if (dropped != null)
            draft.Records = [.. draft.Records.Where(record => !dropped.Contains(record))];
        Report(draft.Id, copies, others, remarks);
    }

    /// <summary>
    /// True where names say nothing, as of a ligand that is called ALA and has every carbon called C: three atoms of
    /// each name, on average.
    /// </summary>
    private static bool IsNamedAnyhow(ResidueDraft draft, ReadOnlySpan<AtomRecord> all)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        var places = new HashSet<Point3>();
        foreach (var record in draft.Records)
        {
            if (all[record].IsHeavy && places.Add(all[record].Position))
                names.Add(all[record].Name);
        }

        return places.Count >= AtomsPerName * names.Count;
    }

    private static bool IsBonded(ResidueDraft draft, int record, ReadOnlySpan<AtomRecord> all)
    {
        if (draft.Records.Count > LargestResidue)
            return false;
        foreach (var other in draft.Records)
        {
            if (
                all[other].IsHeavy
                && all[other].Name != all[record].Name
                && all[other].Position.DistanceTo(all[record].Position) < LongestBond)
                return true;
        }

        return false;
    }

    private static Remark Contradiction(ResidueId id, in AtomRecord atom, int firstLine, int keptLine) =>
        Remark.Warning(
            "contradictory-atom",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{id} {atom.Name} stands in lines {firstLine} and {atom.Line} at different places; that of line "
                    + $"{keptLine} was kept."),
            $"{id} {atom.Name}");

    private static void Report(ResidueId id, int copies, int others, List<Remark> remarks)
    {
        if (copies > 0)
        {
            remarks.Add(
                Remark.Assumption(
                    "duplicate-atoms",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{id} has {copies} atoms twice at one place; the first of each was kept."),
                    id.ToString()));
        }

        if (others > 0)
            remarks.Add(
                Remark.Assumption(
                    "atom-names-repeat",
                    $"{id} has several atoms of one name; all were kept.",
                    id.ToString()));
    }
}
