using System.Collections.Immutable;
using Glimpse.Core.Attribution;

namespace Glimpse.Models.Ensembles;

/// <summary>The members' paths between the same two inputs, seen as that of their weighted mean.</summary>
internal sealed class EnsemblePath(ImmutableArray<WeightedPath> paths) : IGradientPath
{
    /// <inheritdoc/>
    public ImmutableArray<WeightedPath> Parts => paths;

    /// <inheritdoc/>
    public PathPoint[] Evaluate(ReadOnlySpan<double> alphas)
    {
        var mean = new PathPoint[alphas.Length];
        for (var i = 0; i < mean.Length; i++)
            mean[i] = new PathPoint(alphas[i], 0, 0);
        foreach (var (weight, path) in paths)
        {
            var points = path.Evaluate(alphas);
            for (var i = 0; i < mean.Length; i++)
            {
                mean[i] = mean[i] with
                {
                    Value = mean[i].Value + (weight * points[i].Value),
                    Slope = mean[i].Slope + (weight * points[i].Slope),
                };
            }
        }

        return mean;
    }

    /// <summary>That of the member whose map changes most: each keeps its gradients where only it knows.</summary>
    public double MapChange(ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        var most = 0.0;
        foreach (var (_, path) in paths)
            most = Math.Max(most, path.MapChange(before, after));
        return most;
    }

    /// <inheritdoc/>
    public void Fold(ReadOnlySpan<double> weights)
    {
        foreach (var (_, path) in paths)
            path.Fold(weights);
    }

    /// <inheritdoc/>
    public double[] GradientSum() => Sum(paths.Select(one => (one.Weight, one.Path.GradientSum())));

    /// <inheritdoc/>
    public int? ExactPoints =>
        paths.All(one => one.Path.ExactPoints is not null) ? paths.Max(one => one.Path.ExactPoints) : null;

    /// <inheritdoc/>
    public ImmutableArray<NamedTerm> FurtherTerms() =>
        NamedTerm.Sum(paths.Select(one => (one.Weight, one.Path.FurtherTerms())));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, path) in paths)
            path.Dispose();
    }

    /// <summary>Sum of weight × values.</summary>
    internal static double[] Sum(IEnumerable<(double Weight, double[] Values)> parts)
    {
        double[] sum = [];
        foreach (var (weight, values) in parts)
        {
            if (sum.Length == 0)
                sum = new double[values.Length];
            for (var i = 0; i < sum.Length; i++)
                sum[i] += weight * values[i];
        }

        return sum;
    }
}
