using System.Collections.Immutable;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Presentation;

/// <summary>What changes from one ligand to another, atom by atom.</summary>
internal static class ChangesTable
{
    /// <summary>
    /// Matched atoms as one row with their net contribution, all others by themselves, the largest first; empty but
    /// for a comparison.
    /// </summary>
    public static ResultTable Of(ExplainResult result)
    {
        Change[] rows = result.Comparison is { } comparison
            ? [.. Changes(result, comparison).OrderByDescending(row => Math.Abs(row.Value))]
            : [];
        return new ResultTable(
            "Changes",
            $"What makes the difference ({result.Model.Unit})",
            [
                Columns.Texts("atom of the ligand", rows.Select(row => row.Ligand)),
                Columns.Texts("of the reference", rows.Select(row => row.Reference)),
                Columns.Numbers("contribution", Columns.Contribution, rows.Select(row => (double?)row.Value)),
                Columns.Texts("what", rows.Select(row => row.What)),
            ],
            [.. rows.Select(row => Columns.OfAtoms(row.Atoms))]);
    }

    private static IEnumerable<Change> Changes(ExplainResult result, ComparisonSummary comparison)
    {
        var matched = comparison
            .Matches.SelectMany(match => new[] { match.LigandIndex, match.ReferenceIndex })
            .ToHashSet();
        foreach (var match in comparison.Matches)
            yield return new Change(
                match.LigandName,
                match.ReferenceName,
                match.Net,
                match.HaveSameChannels ? "in both, net" : "in both, in other channels, net",
                [match.LigandIndex, match.ReferenceIndex]);
        for (var i = 0; i < result.Atoms.Length; i++)
        {
            var atom = result.Atoms[i];
            if (matched.Contains(i) || atom.Side == Partner.Protein)
                continue;
            yield return atom.Side == Partner.Ligand
                ? new Change(atom.Name, "", atom.Attribution, "in the ligand alone", [i])
                : new Change("", atom.Name, atom.Attribution, "in the reference alone", [i]);
        }
    }

    private sealed record Change(
        string Ligand,
        string Reference,
        double Value,
        string What,
        ImmutableArray<int> Atoms);
}
