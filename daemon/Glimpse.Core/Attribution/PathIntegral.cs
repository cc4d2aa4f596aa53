using System.Collections.Immutable;

namespace Glimpse.Core.Attribution;

/// <summary>What integrating the gradient along a path gives.</summary>
/// <param name="Attributions">(x - x0) times the mean gradient, [channel, x, y, z], z fastest, in the model's
/// unit.</param>
/// <param name="MeanGradient">The mean gradient itself, likewise.</param>
/// <param name="Value">F(x).</param>
/// <param name="BaselineValue">F(x0).</param>
/// <param name="GradientEvaluations">Gradients computed.</param>
internal sealed record PathIntegral(
    double[] Attributions,
    double[] MeanGradient,
    double Value,
    double BaselineValue,
    int GradientEvaluations)
{
    /// <summary>What the intervals might miss together; null for a fixed rule.</summary>
    internal double? Tolerance { get; init; }

    /// <summary>
    /// Sum over intervals of what each missed, sign dropped; null for a fixed rule, which doesn't know.
    /// </summary>
    internal double? IntervalError { get; init; }

    /// <summary>True where the rule can't miss anything: the path's own points.</summary>
    internal bool IsExact { get; init; }

    /// <summary>What belongs to no voxel.</summary>
    internal ImmutableArray<NamedTerm> FurtherTerms { get; init; } = [];

    /// <summary>False when the steps ran out before the tolerance was met.</summary>
    internal bool Converged { get; init; } = true;
}
