namespace Glimpse.Training.Evaluation.Baselines;

/// <summary>A straight line fitted by least squares.</summary>
/// <param name="Intercept">Value at 0.</param>
/// <param name="Slope">Rise a unit.</param>
internal readonly record struct LinearFit(double Intercept, double Slope)
{
    /// <summary>Fits y to x; a flat line through the mean where x doesn't vary.</summary>
    internal static LinearFit Of(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var (xx, xy) = (0.0, 0.0);
        for (var row = 0; row < x.Count; row++)
        {
            xx += (x[row] - meanX) * (x[row] - meanX);
            xy += (x[row] - meanX) * (y[row] - meanY);
        }

        var slope = xx > 0 ? xy / xx : 0;
        return new(meanY - (slope * meanX), slope);
    }

    /// <summary>The line's value.</summary>
    internal double At(double x) => Intercept + (Slope * x);
}
