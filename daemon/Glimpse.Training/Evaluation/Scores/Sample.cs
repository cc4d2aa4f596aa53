namespace Glimpse.Training.Evaluation.Scores;

/// <summary>A figure over all rows and over each of a bootstrap's resamples, in the order of the draws.</summary>
/// <param name="Value">Over all rows.</param>
/// <param name="Resampled">Over each resample; NaN where it is undefined.</param>
internal sealed record Sample(double Value, double[] Resampled)
{
    private const double LowQuantile = 0.025;
    private const double HighQuantile = 0.975;

    /// <summary>The share of resamples that must have a figure for an interval to be given.</summary>
    private const double LeastDefined = 0.95;

    /// <summary>The figure with its interval.</summary>
    internal Estimate Estimate
    {
        get
        {
            var defined = Resampled.Where(double.IsFinite).Order().ToArray();
            return defined.Length == 0 || defined.Length < LeastDefined * Resampled.Length
                ? new(Value, null, null)
                : new(Value, Quantile(defined, LowQuantile), Quantile(defined, HighQuantile));
        }
    }

    /// <summary>This figure minus another of the same resamples: a paired difference.</summary>
    internal Sample Minus(Sample other) =>
        new(Value - other.Value, [.. Resampled.Zip(other.Resampled, (mine, its) => mine - its)]);

    /// <summary>
    /// A quantile of sorted values, interpolated linearly between order statistics (Hyndman and Fan's type 7).
    /// </summary>
    internal static double Quantile(double[] sorted, double quantile)
    {
        var place = quantile * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
