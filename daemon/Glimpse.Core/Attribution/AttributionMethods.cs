using System.Collections.Immutable;

namespace Glimpse.Core.Attribution;

/// <summary>The ways to take a prediction apart.</summary>
public static class AttributionMethods
{
    /// <summary>What is taken unless another is asked for, and what others are compared with.</summary>
    public static IAttributionMethod Usual { get; } = new IntegratedGradients();

    /// <summary>All of them: one more is a line here.</summary>
    public static ImmutableArray<IAttributionMethod> All { get; } = [Usual, new GradientInput(), new Occlusion()];

    /// <summary>The one of a name as results and the wire have it; null when there is none.</summary>
    public static IAttributionMethod? Named(string name) => All.FirstOrDefault(method => method.Name == name);
}
