using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Evaluation;

/// <summary>Whether an affinity model sees the pose: what it says of displaced and docked ones.</summary>
internal static class DecoyTables
{
    /// <summary>A table for each kind of pose.</summary>
    internal static IEnumerable<ScoreTable> Of(string model, EvaluationInput input, CancellationToken cancellation)
    {
        var own = input.Rows.ToDictionary(row => row.Complex, row => row.Predicted, StringComparer.Ordinal);
        foreach (var kind in input.Decoys.GroupBy(row => row.Kind, StringComparer.Ordinal))
        {
            OutOfFoldPrediction[] rows = [.. kind];
            yield return ScoreTables.Of(
                $"{kind.Key} poses against the complex's own",
                Array.ConvertAll(rows, row => row.Cluster),
                [new Predictor(model, Array.ConvertAll(rows, row => row.Predicted - own[row.Complex]))],
                [
                    new("share lower", "", predictor => Mean(predictor.Values, change => change < 0 ? 1 : 0)),
                    new("mean change", "pK", predictor => Mean(predictor.Values, change => change)),
                ],
                cancellation);
        }
    }

    private static Score Mean(double[] changes, Func<double, double> value) =>
        new(
            changes.Length,
            weights => changes.Zip(weights, (change, weight) => weight * value(change)).Sum() / weights.Sum());
}
