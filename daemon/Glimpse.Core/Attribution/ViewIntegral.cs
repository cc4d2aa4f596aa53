using System.Collections.Immutable;

namespace Glimpse.Core.Attribution;

/// <summary>What the paths of a <see cref="View"/> give together.</summary>
/// <param name="Attributions">[channel, x, y, z], z fastest, in the model's unit.</param>
/// <param name="MeanGradient">The gradient averaged over the first path, which leads to the complex; likewise.</param>
/// <param name="Value">F of the complex.</param>
/// <param name="Change">What the attributions sum to but for the quadrature: signed sum of F(end) - F(start).</param>
/// <param name="Terms">F of each end, by name.</param>
/// <param name="GradientEvaluations">Gradients computed.</param>
/// <param name="Tolerance">What the paths' intervals might miss together; null for a fixed rule.</param>
/// <param name="IntervalError">What they did miss, sign dropped; null for a fixed rule.</param>
/// <param name="Converged">False when the steps of a path ran out first.</param>
internal sealed record ViewIntegral(
    double[] Attributions,
    double[] MeanGradient,
    double Value,
    double Change,
    ImmutableSortedDictionary<string, double> Terms,
    int GradientEvaluations,
    double? Tolerance,
    double? IntervalError,
    bool Converged)
{
    /// <summary>True where every path was integrated without error.</summary>
    internal bool IsExact { get; init; }

    /// <summary>What of the change belongs to no voxel.</summary>
    internal ImmutableArray<NamedTerm> FurtherTerms { get; init; } = [];

    /// <summary>Integrates the paths of a view; the tolerance, given or not, is divided among them.</summary>
    /// <param name="model">F.</param>
    /// <param name="ends">The inputs at the ends of its paths.</param>
    /// <param name="options">Rule and steps, or tolerance.</param>
    /// <param name="progress">Told the share of the work done, 0 to 1.</param>
    /// <param name="cancellation">Looked at every few steps.</param>
    internal static ViewIntegral Of(
        IDifferentiableModel model,
        ViewEnds ends,
        ExplainOptions options,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        var paths = ViewPath.Of(ends.View);
        var each = options with { Tolerance = ToleranceOf(model, ends, paths, options) / paths.Length };
        var attributions = new double[ends.Inputs[ViewPath.Complex].Voxels.Length];
        var terms = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        List<PathIntegral> integrals = [];
        foreach (var path in paths)
        {
            var integral = IntegratedGradients.Integrate(
                model,
                ends.Inputs[path.Start],
                ends.Inputs[path.End],
                each,
                progress is null ? null : new PartialProgress(progress, integrals.Count, paths.Length),
                cancellation);
            for (var i = 0; i < attributions.Length; i++)
                attributions[i] += path.Sign * integral.Attributions[i];
            terms[path.Start] = integral.BaselineValue;
            terms[path.End] = integral.Value;
            integrals.Add(integral);
        }

        return new ViewIntegral(
            attributions,
            integrals[0].MeanGradient,
            integrals[0].Value,
            paths.Zip(integrals, (path, integral) => path.Sign * (integral.Value - integral.BaselineValue)).Sum(),
            terms.ToImmutable(),
            integrals.Sum(integral => integral.GradientEvaluations),
            integrals.Aggregate((double?)0, (sum, integral) => sum + integral.Tolerance),
            integrals.Aggregate((double?)0, (sum, integral) => sum + integral.IntervalError),
            integrals.All(integral => integral.Converged))
        {
            IsExact = integrals.TrueForAll(integral => integral.IsExact),
            FurtherTerms = NamedTerm.Sum(
                paths.Zip(integrals, (path, integral) => ((double)path.Sign, integral.FurtherTerms))),
        };
    }

    /// <summary>What all paths may miss together; null where the one path finds it from its own ends.</summary>
    private static double? ToleranceOf(
        IDifferentiableModel model,
        ViewEnds ends,
        ViewPath[] paths,
        ExplainOptions options)
    {
        if (paths.Length == 1 || options.Tolerance is not null)
            return options.Tolerance;
        string[] names = [.. paths.SelectMany(path => new[] { path.Start, path.End }).Distinct(StringComparer.Ordinal)];
        var values = names
            .Zip(model.Predict([.. names.Select(name => ends.Inputs[name])]))
            .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return options.ToleranceFor(paths.Sum(path => path.Sign * (values[path.End] - values[path.Start])));
    }
}
