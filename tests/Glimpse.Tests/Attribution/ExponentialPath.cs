using Glimpse.Core.Attribution;

namespace Glimpse.Tests.Attribution;

/// <summary>A smooth function of alpha: e^(3 alpha).</summary>
internal sealed class ExponentialPath : IGradientPath
{
    public PathPoint[] Evaluate(ReadOnlySpan<double> alphas) =>
        [.. alphas.ToArray().Select(alpha => new PathPoint(alpha, Math.Exp(3 * alpha), 3 * Math.Exp(3 * alpha)))];

    public double MapChange(ReadOnlySpan<double> before, ReadOnlySpan<double> after) => 1;

    public void Fold(ReadOnlySpan<double> weights)
    {
    }

    public double[] GradientSum() => [0];

    public void Dispose()
    {
    }
}
