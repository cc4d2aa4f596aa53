namespace Glimpse.Core.Attribution;

/// <summary>What a model is at one point of the straight path from the baseline to the input.</summary>
/// <param name="Alpha">Position on the path, 0 at the baseline and 1 at the input.</param>
/// <param name="Value">F(x0 + alpha (x - x0)).</param>
/// <param name="Slope">dF/dalpha there: the gradient's scalar product with x - x0.</param>
public readonly record struct PathPoint(double Alpha, double Value, double Slope);
