using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>
/// Integrated gradients (Sundararajan, Taly and Yan 2017; paper, equation 1): (x - x0) times the gradient of F averaged
/// over the straight path from the baseline x0 to the input x. The attributions sum to F(x) - F(x0), up to the
/// quadrature's error.
/// </summary>
public sealed class IntegratedGradients : IAttributionMethod
{
    /// <summary>Path points evaluated between two looks at the cancellation token.</summary>
    private const int PointsPerCall = 10;

    /// <inheritdoc/>
    public string Name => "integrated-gradients";

    /// <inheritdoc/>
    public string ShortName => "ig";

    /// <inheritdoc/>
    public string Does => "integrates gradients over the path";

    /// <inheritdoc/>
    public bool IsIntegral => true;

    /// <inheritdoc/>
    public bool HasVoxels => true;

    /// <inheritdoc/>
    public string SumNote(int gradients, string? rule) =>
        $"{gradients} gradient{(gradients == 1 ? "" : "s")}, {rule}";

    /// <inheritdoc/>
    public Explanation Explain(
        IDifferentiableModel model,
        TypedComplex complex,
        ExplainOptions options,
        IProgress<double>? progress,
        CancellationToken cancellation) =>
        PathExplanation.Of(model, complex, options, progress, cancellation);

    /// <summary>Integrates from <paramref name="baseline"/> to <paramref name="input"/>.</summary>
    /// <param name="model">F.</param>
    /// <param name="baseline">x0.</param>
    /// <param name="input">x.</param>
    /// <param name="options">Rule and steps, or tolerance.</param>
    /// <param name="progress">Told the share of the work done, 0 to 1.</param>
    /// <param name="cancellation">Looked at every few steps.</param>
    internal static PathIntegral Integrate(
        IDifferentiableModel model,
        ModelInput baseline,
        ModelInput input,
        ExplainOptions options,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var ends = model.Predict([baseline, input]);
        using var path = model.OpenPath(baseline, input);
        var nodes = options.Nodes ?? NodesOf(path, options);
        double? tolerance = nodes is null ? options.ToleranceFor(ends[1] - ends[0]) : null;
        var (steps, error, converged) = tolerance is { } allowed
            ? Adapt(path, allowed, options.MaxSteps, progress, cancellation)
            : Step(path, nodes!, progress, cancellation);
        var gradient = path.GradientSum();
        var attributions = new double[gradient.Length];
        for (var i = 0; i < attributions.Length; i++)
            attributions[i] = gradient[i] * ((double)input.Voxels[i] - baseline.Voxels[i]);
        progress?.Report(1);
        return new PathIntegral(attributions, gradient, ends[1], ends[0], steps)
        {
            Tolerance = tolerance,
            IntervalError = error,
            Converged = converged,
            FurtherTerms = path.FurtherTerms(),
            IsExact = options.Nodes is null && IsExact(path, options),
        };
    }

    private static bool IsExact(IGradientPath path, ExplainOptions options) =>
        options.Rule == QuadratureRule.Adaptive && path.ExactPoints is not null;

    /// <summary>The points of a fixed rule, or those that are exact; null for the adaptive rule.</summary>
    private static Quadrature? NodesOf(IGradientPath path, ExplainOptions options) =>
        options.Rule != QuadratureRule.Adaptive ? Quadrature.Of(options.Rule, options.Steps)
        : path.ExactPoints is { } points ? Quadrature.Of(QuadratureRule.GaussLegendre, points)
        : null;

    private static (int Steps, double? Error, bool Converged) Step(
        IGradientPath path, Quadrature quadrature, IProgress<double>? progress, CancellationToken cancellation)
    {
        var nodes = quadrature.Nodes.AsSpan();
        var weights = quadrature.Weights.AsSpan();
        for (var done = 0; done < nodes.Length;)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(PointsPerCall, nodes.Length - done);
            path.Evaluate(nodes.Slice(done, count));
            path.Fold(weights.Slice(done, count));
            done += count;
            progress?.Report((double)done / nodes.Length);
        }

        return (nodes.Length, null, true);
    }

    private static (int Steps, double? Error, bool Converged) Adapt(
        IGradientPath path,
        double tolerance,
        int? maxSteps,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        List<AdaptivePath> paths = [];
        var (exact, most) = (0, 0);
        foreach (var (weight, part) in path.Parts.IsEmpty ? [new WeightedPath(1, path)] : path.Parts)
        {
            cancellation.ThrowIfCancellationRequested();
            if (part.ExactPoints is { } points)
            {
                exact += Step(part, Quadrature.Of(QuadratureRule.GaussLegendre, points), null, cancellation).Steps;
                continue;
            }

            var mostOfIt = maxSteps ?? Math.Min(part.MostSteps, ExplainOptions.UsualMaxSteps);
            most += mostOfIt;
            paths.Add(new AdaptivePath(part, weight, mostOfIt));
        }

        var converged = false;
        while (!converged && AdaptivePath.Refine(paths, tolerance))
        {
            cancellation.ThrowIfCancellationRequested();
            converged = Error() <= tolerance && paths.TrueForAll(one => one.IsSettled());
            progress?.Report((double)Steps() / most);
        }

        paths.ForEach(one => one.Fold());
        return (exact + Steps(), Error(), converged);

        double Error() => paths.Sum(one => one.IntervalError);

        int Steps() => paths.Sum(one => one.Steps);
    }
}
