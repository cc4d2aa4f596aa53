using static TorchSharp.torch;

namespace Glimpse.Models.Networks;

/// <summary>
/// One output of a frozen network behind its affine prefix, forward and backward on the CPU in float32. May be used
/// from several threads at once.
/// </summary>
internal interface ITrunk : IDisposable
{
    /// <summary>Inputs, or points of a path, in one pass.</summary>
    int MostPoints { get; }

    /// <summary>F and its gradient at points between two inputs of the trunk.</summary>
    /// <param name="start">Where the points' straight line starts, [1, x, y, z, channel] in memory.</param>
    /// <param name="difference">Its end less its start.</param>
    /// <param name="alphas">At most <see cref="MostPoints"/> positions on it, 0 to 1.</param>
    /// <param name="values">F at each.</param>
    /// <param name="gradients">[point, x y z channel]; filled.</param>
    void Evaluate(
        Tensor start,
        Tensor difference,
        ReadOnlySpan<double> alphas,
        Span<double> values,
        Tensor gradients);

    /// <summary>F of inputs of the trunk.</summary>
    /// <param name="inputs">At most <see cref="MostPoints"/>: [input, x y z channel].</param>
    /// <param name="values">F of each.</param>
    void Predict(Tensor inputs, Span<double> values);
}
