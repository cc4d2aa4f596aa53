namespace Glimpse.Core.Attribution;

/// <summary>What integrating the gradient along a path gives.</summary>
/// <param name="Attributions">(x - x0) times the mean gradient, [channel, x, y, z], z fastest, in the model's unit.</param>
/// <param name="Value">F(x).</param>
/// <param name="BaselineValue">F(x0).</param>
/// <param name="Sum">Sum of the attributions in double.</param>
/// <param name="GradientEvaluations">Gradients computed.</param>
internal sealed record PathIntegral(double[] Attributions, double Value, double BaselineValue, double Sum, int GradientEvaluations);
