using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Evaluation;

/// <summary>
/// The interval that holds a share of the measured values, the same for every prediction, and how many it holds in each
/// fold: what it promises of clusters that it wasn't found on.
/// </summary>
internal static class IntervalTables
{
    /// <summary>The share of measured values that is to lie within.</summary>
    internal const double Coverage = 0.8;

    /// <summary>The half-width in pK, and its coverage by fold.</summary>
    internal static ImmutableArray<ScoreTable> Of(
        string model,
        ImmutableArray<OutOfFoldPrediction> rows,
        CancellationToken cancellation)
    {
        var errors = Errors(rows);
        var width = HalfWidth(errors);
        List<Metric> metrics =
        [
            new(
                "half-width",
                "pK",
                predictor => new Score(rows.Length, weights => Quantile(predictor.Values, weights))),
        ];
        foreach (var fold in rows.Select(row => row.Fold).Distinct().Order())
            metrics.Add(
                new(
                    string.Create(CultureInfo.InvariantCulture, $"coverage of {width:F2} pK in fold {fold}"),
                    "",
                    predictor => new Score(rows.Length, weights => Share(weights, fold, predictor.Values))));
        return
        [
            ScoreTables.Of(
                string.Create(CultureInfo.InvariantCulture, $"interval of {100 * Coverage:F0} %"),
                [.. rows.Select(row => row.Cluster)],
                [new Predictor(model, errors)],
                metrics,
                cancellation),
        ];

        double Share(double[] weights, int fold, double[] values)
        {
            var (within, all) = (0.0, 0.0);
            for (var i = 0; i < weights.Length; i++)
            {
                if (rows[i].Fold != fold)
                    continue;
                all += weights[i];
                within += values[i] <= width ? weights[i] : 0;
            }

            return within / all;
        }
    }

    /// <summary>The half-width of the interval of some errors.</summary>
    internal static double HalfWidth(double[] errors) =>
        Quantile(errors, [.. Enumerable.Repeat(1.0, errors.Length)]);

    private static double[] Errors(IEnumerable<OutOfFoldPrediction> rows) =>
        [.. rows.Select(row => Math.Abs(row.Predicted - row.Target!.Value))];

    /// <summary>The smallest value that a share of the weight doesn't lie above.</summary>
    private static double Quantile(double[] values, double[] weights)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
        var wanted = Coverage * weights.Sum();
        var sum = 0.0;
        foreach (var i in order)
        {
            sum += weights[i];
            if (sum >= wanted)
                return values[i];
        }

        return double.NaN;
    }
}
