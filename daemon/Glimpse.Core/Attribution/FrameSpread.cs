namespace Glimpse.Core.Attribution;

/// <summary>
/// A grid model's predictions for one complex in several frames, in the model's unit. None of them is truer than the
/// others.
/// </summary>
/// <param name="Mean">Mean.</param>
/// <param name="StandardDeviation">Standard deviation over them.</param>
/// <param name="Minimum">Smallest.</param>
/// <param name="Maximum">Largest.</param>
public sealed record FrameSpread(double Mean, double StandardDeviation, double Minimum, double Maximum)
{
    /// <summary>The spread of some predictions.</summary>
    public static FrameSpread Of(IReadOnlyCollection<double> predictions)
    {
        var mean = predictions.Average();
        return new(
            mean,
            Math.Sqrt(predictions.Average(value => (value - mean) * (value - mean))),
            predictions.Min(),
            predictions.Max());
    }
}
