namespace Glimpse.Core.Attribution;

/// <summary>
/// The straight path between two inputs of a model, along which gradients are summed. How the model gets them (step by
/// step, or with its linear prefix hoisted) is its own affair.
/// </summary>
public interface IGradientPath : IDisposable
{
    /// <summary>Evaluates the model at some points and adds weight × gradient of each to the running sum.</summary>
    /// <param name="alphas">Positions on the path, any number; the model divides them into batches.</param>
    /// <param name="weights">One weight a position.</param>
    /// <returns>Value and slope at each position.</returns>
    PathPoint[] Accumulate(ReadOnlySpan<double> alphas, ReadOnlySpan<double> weights);

    /// <summary>The sum so far, in double: sum of weight × dF/dx, [channel, x, y, z], z fastest.</summary>
    double[] GradientSum();
}
