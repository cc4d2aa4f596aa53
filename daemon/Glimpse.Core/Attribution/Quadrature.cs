using MathNet.Numerics.Integration;

namespace Glimpse.Core.Attribution;

/// <summary>Nodes and weights on [0, 1].</summary>
/// <param name="Nodes">Positions, ascending.</param>
/// <param name="Weights">Their weights, which sum to 1.</param>
internal sealed record Quadrature(double[] Nodes, double[] Weights)
{
    /// <summary>The end of the path alone: gradient × input instead of an integral.</summary>
    internal static Quadrature AtInput { get; } = new([1], [1]);

    /// <summary>The nodes and weights of a rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one step.</exception>
    internal static Quadrature Of(QuadratureRule rule, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return rule switch
        {
            QuadratureRule.GaussLegendre => GaussLegendre(steps),
            QuadratureRule.Midpoint => Equal(steps, 0.5),
            QuadratureRule.Riemann => Equal(steps, 0),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "No rule with fixed nodes."),
        };
    }

    private static Quadrature Equal(int steps, double offset) =>
        new(
            [.. Enumerable.Range(0, steps).Select(i => (i + offset) / steps)],
            [.. Enumerable.Repeat(1.0 / steps, steps)]);

    private static Quadrature GaussLegendre(int steps)
    {
        if (steps == 1)
            return Equal(1, 0.5);
        var rule = new GaussLegendreRule(0, 1, steps);
        return new(rule.Abscissas, rule.Weights);
    }
}
