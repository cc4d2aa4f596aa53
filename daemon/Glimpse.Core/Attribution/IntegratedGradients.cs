namespace Glimpse.Core.Attribution;

/// <summary>
/// Integrated gradients (Sundararajan, Taly and Yan 2017; paper, equation 1): (x - x0) times the gradient of F averaged over
/// the straight path from the baseline x0 to the input x. The attributions sum to F(x) - F(x0), up to the quadrature's error.
/// </summary>
internal static class IntegratedGradients
{
    /// <summary>Path points evaluated between two looks at the cancellation token.</summary>
    private const int PointsPerCall = 10;

    /// <summary>Integrates with a fixed rule and number of steps.</summary>
    /// <param name="model">F.</param>
    /// <param name="baseline">x0, [channel, x, y, z].</param>
    /// <param name="input">x, likewise.</param>
    /// <param name="quadrature">Nodes and weights on [0, 1].</param>
    /// <param name="progress">Told the share of the work done, 0 to 1.</param>
    /// <param name="cancellation">Looked at every few steps.</param>
    internal static PathIntegral Integrate(
        IDifferentiableModel model,
        float[] baseline,
        float[] input,
        Quadrature quadrature,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var ends = model.Predict([baseline, input]);
        using var path = model.OpenPath(baseline, input);
        var nodes = quadrature.Nodes.AsSpan();
        var weights = quadrature.Weights.AsSpan();
        for (var done = 0; done < nodes.Length;)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(PointsPerCall, nodes.Length - done);
            path.Accumulate(nodes.Slice(done, count), weights.Slice(done, count));
            done += count;
            progress?.Report((double)done / nodes.Length);
        }

        var attributions = path.GradientSum();
        var sum = 0.0;
        for (var i = 0; i < attributions.Length; i++)
        {
            attributions[i] *= (double)input[i] - baseline[i];
            sum += attributions[i];
        }

        return new PathIntegral(attributions, ends[1], ends[0], sum, nodes.Length);
    }
}
