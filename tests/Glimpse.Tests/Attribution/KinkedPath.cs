using Glimpse.Core.Attribution;

namespace Glimpse.Tests.Attribution;

/// <summary>
/// A piecewise linear function of alpha, as ReLU networks are: slope 1 at first, which jumps at each kink.
/// </summary>
internal sealed class KinkedPath(double[] kinks, double[] jumps) : IGradientPath
{
    private readonly List<double> kept = [];
    private double sum;

    public int? ExactPoints { get; init; }

    public int MostSteps { get; init; } = ExplainOptions.UsualMaxSteps;

    internal int Evaluated { get; private set; }

    public PathPoint[] Evaluate(ReadOnlySpan<double> alphas)
    {
        Evaluated += alphas.Length;
        var points = new PathPoint[alphas.Length];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = new PathPoint(alphas[i], Value(alphas[i]), Slope(alphas[i]));
            kept.Add(points[i].Slope);
        }

        return points;
    }

    public double MapChange(ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        var (change, norm) = (0.0, 0.0);
        for (var i = 0; i < after.Length; i++)
        {
            change += (after[i] - (i < before.Length ? before[i] : 0)) * kept[i];
            norm += after[i] * kept[i];
        }

        return change == 0 ? 0 : Math.Abs(change / norm);
    }

    public void Fold(ReadOnlySpan<double> weights)
    {
        for (var i = 0; i < weights.Length; i++)
            sum += weights[i] * kept[i];
        kept.Clear();
    }

    public double[] GradientSum() => [sum];

    public void Dispose()
    {
    }

    internal double Value(double alpha) =>
        alpha + kinks.Select((kink, i) => jumps[i] * Math.Max(0, alpha - kink)).Sum();

    private double Slope(double alpha) => 1 + kinks.Select((kink, i) => alpha > kink ? jumps[i] : 0).Sum();
}
