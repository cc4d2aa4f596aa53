namespace Glimpse.Core.Structures.Reading;

/// <summary>
/// Tells copies of one group that follow each other under one name: all its atom names once, then all of them again
/// elsewhere.
/// </summary>
internal static class Copies
{
    /// <summary>Smaller groups may repeat by chance.</summary>
    private const int Smallest = 3;

    /// <summary>Larger ones are no ligand, and their bonds take long to look for.</summary>
    private const int Largest = 500;

    /// <summary>No bond between two halves of one molecule is longer than this many Å (S-S).</summary>
    private const double LongestBond = 2.15;

    /// <summary>No bond between heavy atoms is shorter than this many Å but N#N.</summary>
    private const double ShortestBond = 1.15;

    /// <summary>Two halves of one molecule are joined by this many bonds at most.</summary>
    private const int MostBonds = 2;

    /// <summary>
    /// How many records make one copy; 0 when the records don't repeat as a whole, or name several atoms alike within a
    /// copy, as programs do that call every carbon C.
    /// </summary>
    internal static int Period(ReadOnlySpan<AtomRecord> records)
    {
        if (records.Length < 2 * Smallest || records[0].AltLoc.Length > 0)
            return 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var period = 0;
        while (period < records.Length && seen.Add(records[period].Name))
            period++;
        if (period is < Smallest or > Largest || period == records.Length || records.Length % period != 0)
            return 0;
        for (var i = period; i < records.Length; i++)
        {
            if (
                records[i].Name != records[i - period].Name
                || records[i].Element != records[i - period].Element
                || records[i].AltLoc.Length > 0
                || records[i].Residue.Name != records[i - period].Residue.Name)
            {
                return 0;
            }
        }

        // Written twice at one place it isn't a copy but a repetition.
        for (var i = 0; i < period; i++)
        {
            if (records[i].Position.DistanceTo(records[i + period].Position) > ResidueAssembler.SamePlace)
                return AreBonded(records[..period], records[period..(2 * period)]) ? 0 : period;
        }

        return 0;
    }

    /// <summary>
    /// True for two groups joined by a bond or two; groups that lie in each other have more contacts, or shorter ones.
    /// </summary>
    internal static bool AreBonded(ReadOnlySpan<AtomRecord> one, ReadOnlySpan<AtomRecord> other)
    {
        var bonds = 0;
        foreach (ref readonly var first in one)
        {
            foreach (ref readonly var second in other)
            {
                var distance =
                    first.IsHeavy && second.IsHeavy
                        ? first.Position.DistanceTo(second.Position)
                        : double.PositiveInfinity;
                if (distance < ShortestBond)
                    return false;
                bonds += distance < LongestBond ? 1 : 0;
            }
        }

        return bonds is > 0 and <= MostBonds;
    }
}
