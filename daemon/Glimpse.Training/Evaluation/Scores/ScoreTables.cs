namespace Glimpse.Training.Evaluation.Scores;

/// <summary>Fills tables.</summary>
internal static class ScoreTables
{
    /// <summary>Computes every metric of every predictor, with intervals and paired differences to the first.</summary>
    /// <param name="title">Which rows these are.</param>
    /// <param name="clusters">Cluster of each row.</param>
    /// <param name="predictors">The model first.</param>
    /// <param name="metrics">The lines.</param>
    /// <param name="cancellation">Stops.</param>
    internal static ScoreTable Of(
        string title,
        IReadOnlyList<string> clusters,
        IReadOnlyList<Predictor> predictors,
        IReadOnlyList<Metric> metrics,
        CancellationToken cancellation)
    {
        var bootstrap = new ClusterBootstrap(clusters);
        return new(
            title,
            clusters.Count,
            bootstrap.ClusterCount,
            [.. predictors.Select(predictor => predictor.Name)],
            [.. metrics.Select(metric => LineOf(metric, bootstrap, predictors, cancellation))]);
    }

    private static ScoreLine LineOf(
        Metric metric,
        ClusterBootstrap bootstrap,
        IReadOnlyList<Predictor> predictors,
        CancellationToken cancellation)
    {
        var samples = predictors
            .Select(predictor =>
            {
                cancellation.ThrowIfCancellationRequested();
                return metric.Of(predictor) is { } score ? bootstrap.Of(score) : null;
            })
            .ToArray();
        return new(
            metric.Name,
            metric.Unit,
            [.. samples.Select(Defined)],
            [
                .. samples.Select(
                    (sample, column) => column == 0 || sample is null ? null : Defined(samples[0]?.Minus(sample))),
            ]);
    }

    private static Estimate? Defined(Sample? sample) =>
        sample is not null && double.IsFinite(sample.Value) ? sample.Estimate : null;
}
