using System.Globalization;
using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Presentation;

/// <summary>F(x), F(baseline), the sum of all attributions and what it misses.</summary>
internal static class SumsTable
{
    private const string Words = "0.00";

    /// <summary>The table; its notes say how each number came about.</summary>
    public static ResultTable Of(ExplainResult result)
    {
        (string Name, string Value, string Unit, string Note)[] rows = [.. Rows(result)];
        return new ResultTable(
            "Sums",
            "Sums",
            [
                Columns.Texts("sum", rows.Select(row => row.Name)),
                Columns.Texts("value", rows.Select(row => row.Value)),
                Columns.Texts("unit", rows.Select(row => row.Unit)),
                Columns.Texts("note", rows.Select(row => row.Note)),
            ],
            []);
    }

    private static IEnumerable<(string Name, string Value, string Unit, string Note)> Rows(ExplainResult result)
    {
        var (attribution, stability) = (result.Attribution, result.Stability);
        yield return Sum(
            "F(x)",
            result.Prediction.Value,
            stability.AveragedRotations == 1
                ? "the prediction"
                : $"the prediction, averaged over {stability.AveragedRotations} rotations");
        yield return Sum("over 24 orientations", stability.Rotations.Mean, SpreadNote(stability.Rotations));
        foreach (var verdict in result.Verdicts)
            yield return (
                verdict.Model,
                NumberText.Fixed(verdict.Prediction.Value),
                verdict.Prediction.Unit,
                $"of the pose: {verdict.Words}");
        if (result.Ensemble is { } ensemble)
            yield return Sum(
                $"over {Counted.Of(ensemble.Members.Length, "member")}",
                ensemble.Members.Sum(member => member.Weight * member.Value),
                SpreadNote(
                    ensemble.StandardDeviation,
                    ensemble.Members.Min(member => member.Value),
                    ensemble.Members.Max(member => member.Value)));
        foreach (var number in result.Beside)
            yield return (number.Name, NumberText.Fixed(number.Value), number.Unit, number.Note);
        yield return Sum("F(baseline)", attribution.BaselineValue, BaselineNote(attribution));
        var terms = attribution.FurtherTerms.Where(term => !term.IsOfPairs).ToArray();
        foreach (var term in terms)
            yield return Sum(term.Name, term.Value, "of the whole ligand: on no atom");
        if (result.Interactions is { } interactions)
        {
            var change = result.Prediction.Value - attribution.BaselineValue;
            var rest = change - terms.Sum(term => term.Value) - interactions.Sum;
            var isWhole = interactions.Members.IsEmpty;
            yield return isWhole
                ? Sum("ligand by itself", rest, "of its atoms, whatever is around them")
                : Sum("in no pair", rest, "of the ligand by itself, and of the other members");
            yield return Sum(
                "between the two",
                interactions.Sum,
                isWhole
                    ? "of pairs of atoms, weaker the more bonds turn"
                    : $"of pairs of atoms, as {string.Join(" and ", interactions.Members)} sees them");
        }

        yield return Sum("sum of attributions", attribution.Sum, SumNote(attribution));
        if (attribution.IntervalError is { } missed)
            yield return Sum(
                "missed by intervals",
                missed,
                string.Create(CultureInfo.InvariantCulture, $"signs dropped; tolerance {attribution.Tolerance:G2}"));
        yield return Sum(
            "completeness error",
            attribution.CompletenessError,
            attribution.Rule is null
                ? "sum - (F(x) - F(baseline)): the method doesn't add up"
                : "sum - (F(x) - F(baseline)); 0 is exact");
        if (attribution.RankCorrelation is { } correlation)
            yield return (
                "rank correlation",
                NumberText.Signed(correlation, Words),
                "",
                "Spearman, atoms, with integrated gradients");
        if (result.Comparison is { } comparison)
            yield return Sum(
                "difference",
                comparison.Difference,
                $"F(x) - F(baseline); over 24 orientations {SpreadNote(comparison.Rotations)}");
        if (stability.Jitter is { } jitter)
            yield return Sum(
                $"over {jitter.Frames} moved copies",
                jitter.Mean,
                $"{SpreadNote(jitter)}; same top atom: ligand {stability.SameLigandAtom}, protein "
                    + $"{stability.SameProteinAtom}");

        (string, string, string, string) Sum(string name, double value, string note) =>
            (name, NumberText.Fixed(value), result.Model.Unit, note);
    }

    private static string SpreadNote(PredictionSpread spread) =>
        SpreadNote(spread.StandardDeviation, spread.Minimum, spread.Maximum);

    private static string SpreadNote(double deviation, double minimum, double maximum) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"mean; SD {deviation:F2}, {NumberText.Signed(minimum, Words)} to {NumberText.Signed(maximum, Words)}");

    private static string SumNote(AttributionSummary attribution) =>
        AttributionMethods.Named(attribution.Method)!.SumNote(attribution.GradientEvaluations, attribution.Rule);

    private static string BaselineNote(AttributionSummary attribution) =>
        attribution.Baseline switch
        {
            "apo" => "the model on the protein alone",
            "ligand" => "the model on the ligand alone",
            "versus" => "the reference ligand in the same protein",
            "interaction" => "F(protein) + F(ligand) - F(empty): "
                + $"{NumberText.Fixed(attribution.Terms["protein"])} {NumberText.Fixed(attribution.Terms["ligand"])} - "
                + $"({NumberText.Fixed(attribution.Terms["empty"])})",
            _ => "the model on an empty grid",
        };
}
