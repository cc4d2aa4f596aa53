using System.Globalization;

namespace Glimpse.Core.Structures.Reading;

/// <summary>
/// Chooses among alternate locations, once for all residues at one place in the chain, so that one conformer stays
/// whole:
/// the label asked for, else that of highest mean occupancy among those that are not mere fragments, ties to the first
/// letter. A heavy atom that only another conformer has is taken from there unless it would lie on a kept one.
/// </summary>
internal static class AltLocChoice
{
    private const double OccupancyTie = 0.005;
    private const double Overlap = 1.0;
    private const int LargestResidue = 1000;

    /// <summary>
    /// Cuts the drafts at one place down to one conformer; a draft of another residue name may become empty.
    /// </summary>
    /// <param name="place">The drafts.</param>
    /// <param name="all">All records.</param>
    /// <param name="preferred">The letter to take where it is there.</param>
    /// <param name="remarks">Takes what was decided.</param>
    /// <param name="rivals">Takes the letters of drafts that become empty.</param>
    internal static void Apply(
        List<ResidueDraft> place,
        ReadOnlySpan<AtomRecord> all,
        string? preferred,
        List<Remark> remarks,
        ISet<string> rivals)
    {
        var labels = Labels(place, all);
        var chosen = Choose(labels, preferred);
        var hasChosen = new bool[place.Count];
        for (var i = 0; i < place.Count; i++)
        {
            foreach (var record in place[i].Records)
                hasChosen[i] |= all[record].AltLoc == chosen;
        }

        if (labels.Count > 1)
            remarks.Add(Describe(place, hasChosen, labels, chosen));
        for (var i = 0; i < place.Count; i++)
        {
            var isTaken = hasChosen[i] || place.Count == 1;
            foreach (var record in isTaken ? [] : place[i].Records)
                rivals.Add(all[record].AltLoc);
            place[i].Records = isTaken ? Keep(place[i].Records, all, chosen) : [];
        }
    }

    private static SortedDictionary<string, (double Sum, int Count)> Labels(
        List<ResidueDraft> place,
        ReadOnlySpan<AtomRecord> all)
    {
        var labels = new SortedDictionary<string, (double Sum, int Count)>(StringComparer.Ordinal);
        foreach (var draft in place)
        {
            foreach (var record in draft.Records)
            {
                ref readonly var atom = ref all[record];
                if (atom.AltLoc.Length == 0)
                    continue;
                var (sum, count) = labels.GetValueOrDefault(atom.AltLoc);
                labels[atom.AltLoc] = (sum + atom.Occupancy, count + 1);
            }
        }

        return labels;
    }

    private static string Choose(SortedDictionary<string, (double Sum, int Count)> labels, string? preferred)
    {
        if (preferred != null && labels.ContainsKey(preferred))
            return preferred;
        var largest = labels.Values.Max(label => label.Count);
        var chosen = "";
        var best = double.NegativeInfinity;
        foreach (var (label, (sum, count)) in labels)
        {
            if (2 * count < largest || sum / count <= best + OccupancyTie)
                continue;
            best = sum / count;
            chosen = label;
        }

        return chosen;
    }

    private static List<int> Keep(List<int> records, ReadOnlySpan<AtomRecord> all, string chosen)
    {
        var kept = new List<int>(records.Count);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            ref readonly var atom = ref all[record];
            if (atom.AltLoc.Length > 0 && atom.AltLoc != chosen)
                continue;
            kept.Add(record);
            names.Add(atom.Name);
        }

        if (records.Count > LargestResidue)
            return kept;
        foreach (var record in records)
        {
            if (all[record].IsHeavy && !names.Contains(all[record].Name) && !Overlaps(record, kept, all))
            {
                kept.Add(record);
                names.Add(all[record].Name);
            }
        }

        return kept;
    }

    private static bool Overlaps(int record, List<int> kept, ReadOnlySpan<AtomRecord> all)
    {
        foreach (var other in kept)
        {
            if (all[other].IsHeavy && all[other].Position.DistanceTo(all[record].Position) < Overlap)
                return true;
        }

        return false;
    }

    /// <summary>Says what was chosen; different residues at one place (microheterogeneity) as such.</summary>
    private static Remark Describe(
        List<ResidueDraft> place,
        bool[] hasChosen,
        SortedDictionary<string, (double Sum, int Count)> labels,
        string chosen)
    {
        var taken = Math.Max(0, Array.IndexOf(hasChosen, true));
        var id = place[taken].Id;
        var names = place.Select(draft => draft.Id.Name).Distinct(StringComparer.Ordinal).ToList();
        var list = string.Join(", ", labels.Select(label =>
            string.Create(CultureInfo.InvariantCulture, $"{label.Key} ({label.Value.Sum / label.Value.Count:0.00})")));
        if (names.Count > 1)
        {
            return Remark.Assumption(
                "microheterogeneity",
                $"{id} shares its place with {string.Join(" and ", names.Where(name => name != id.Name))}, in the "
                    + $"conformations {list}; {id.Name} ({chosen}) was taken.",
                id.ToString());
        }

        return Remark.Assumption(
            "alternate-location",
            $"{id} is modelled in the conformations {list}; {chosen} was taken.",
            id.ToString());
    }
}
