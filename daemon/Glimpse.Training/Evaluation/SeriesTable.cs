using System.Globalization;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Evaluation;

/// <summary>
/// Figures of each congeneric series by itself, as CSV: a series lies in one cluster, so there are no intervals. R and
/// tau of the heavy-atom count stand beside the model's; a figure that is undefined is left empty.
/// </summary>
internal static class SeriesTable
{
    private static readonly string[] Columns =
    [
        "set",
        "series",
        "cluster",
        "fold",
        "rows",
        "measured_mean",
        "measured_sd",
        "predicted_mean",
        "rmse",
        "r",
        "tau",
        "heavy_atoms_r",
        "heavy_atoms_tau",
    ];

    /// <summary>The table, largest series first.</summary>
    internal static string Of(IEnumerable<OutOfFoldPrediction> rows)
    {
        var text = new StringWriter { NewLine = "\n" };
        CsvLine.Write(text, Columns);
        var series = rows.Where(row => !AffinityTables.IsCrystal(row))
            .GroupBy(row => (row.Set, row.Series, row.Cluster))
            .OrderByDescending(members => members.Count())
            .ThenBy(members => members.Key.Set, StringComparer.Ordinal)
            .ThenBy(members => members.Key.Series, StringComparer.Ordinal);
        foreach (var members in series)
            Write(text, [.. members]);
        return text.ToString();
    }

    private static void Write(StringWriter text, OutOfFoldPrediction[] rows)
    {
        var measured = AffinityTables.Targets(rows);
        var predicted = Array.ConvertAll(rows, row => row.Predicted);
        var atoms = Array.ConvertAll(rows, row => (double)row.HeavyAtoms);
        var mean = measured.Average();
        CsvLine.Write(
            text,
            rows[0].Set,
            rows[0].Series,
            rows[0].Cluster,
            rows[0].Fold.ToString(CultureInfo.InvariantCulture),
            rows.Length.ToString(CultureInfo.InvariantCulture),
            Text(mean),
            Text(Math.Sqrt(measured.Sum(pK => (pK - mean) * (pK - mean)) / (rows.Length - 1))),
            Text(predicted.Average()),
            Text(RegressionScores.Rmse(predicted, measured).Value),
            Text(Correlations.Pearson(predicted, measured).Value),
            Text(Correlations.Kendall(predicted, measured).Value),
            Text(Correlations.Pearson(atoms, measured).Value),
            Text(Correlations.Kendall(atoms, measured).Value));
    }

    private static string Text(double figure) =>
        double.IsFinite(figure) ? figure.ToString("F3", CultureInfo.InvariantCulture) : "";
}
