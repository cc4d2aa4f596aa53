using System.Globalization;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Presentation;

/// <summary>What parts of the ligand and residues contribute together, where a model is a sum over pairs.</summary>
internal static class InteractionsTable
{
    public const string Name = "Interactions";

    /// <summary>The table, largest absolute contribution first; without columns for another model.</summary>
    public static ResultTable Of(ExplainResult result)
    {
        if (result.Interactions is null)
            return new ResultTable(Name, "", [], []);
        Row[] rows = [.. Rows(result).OrderByDescending(row => Math.Abs(row.Value))];
        return new ResultTable(
            Name,
            $"Ligand fragment and residue together{Share(result.Interactions)} ({result.Model.Unit})",
            [
                Columns.Texts("atoms", rows.Select(row => string.Join(' ', row.Fragment.Names))),
                Columns.Texts("side", rows.Select(row => PartnerWords.Of(row.Fragment.Side))),
                Columns.Texts("residue", rows.Select(row => NameOf(row.Residue))),
                Columns.Numbers("Å apart", Columns.Length, rows.Select(row => (double?)row.Distance)),
                Columns.Numbers("contribution", Columns.Contribution, rows.Select(row => (double?)row.Value)),
            ],
            [.. rows.Select(row => Columns.OfAtoms([.. row.Fragment.Atoms, .. row.Atoms]))]);
    }

    private static string Share(InteractionSummary interactions) =>
        interactions.Members.IsEmpty ? "" : $", the part of {string.Join(" and ", interactions.Members)}";

    private static string NameOf(ResidueSummary residue) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{residue.Chain}:{residue.Name}:{residue.Number}{residue.InsertionCode}");

    private static IEnumerable<Row> Rows(ExplainResult result)
    {
        var interactions = result.Interactions!;
        var place = interactions.Atoms.Index().ToDictionary(one => one.Item, one => one.Index);
        var atoms = result
            .Atoms.Index()
            .Where(one => one.Item.Side == Partner.Protein)
            .ToLookup(
                one => (one.Item.Chain, one.Item.ResidueName, one.Item.ResidueNumber, one.Item.InsertionCode),
                one => one.Index);
        foreach (var fragment in result.Fragments)
        {
            for (var i = 0; i < interactions.Residues.Length; i++)
            {
                var residue = result.Residues[interactions.Residues[i]];
                int[] own = [.. atoms[(residue.Chain, residue.Name, residue.Number, residue.InsertionCode)]];
                var value = fragment.Atoms.Sum(atom => interactions.Values[place[atom]][i]);
                var distance = fragment.Atoms.Min(one =>
                    own.Min(other => Distance(result.Atoms[one], result.Atoms[other])));
                yield return new Row(fragment, residue, [.. own], distance, value);
            }
        }
    }

    private static double Distance(AtomSummary one, AtomSummary other) =>
        Math.Sqrt(one.Position.Zip(other.Position, (a, b) => (a - b) * (a - b)).Sum());

    private sealed record Row(
        FragmentSummary Fragment,
        ResidueSummary Residue,
        int[] Atoms,
        double Distance,
        double Value);
}
