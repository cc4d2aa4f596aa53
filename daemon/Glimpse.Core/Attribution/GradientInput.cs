using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>
/// (x - x0) times the gradient at x alone (Shrikumar et al. 2016): what the path adds shows beside it. Doesn't add up.
/// </summary>
public sealed class GradientInput : IAttributionMethod
{
    /// <inheritdoc/>
    public string Name => "gradient-input";

    /// <inheritdoc/>
    public string Does => "takes the gradient at the input alone";

    /// <inheritdoc/>
    public bool IsIntegral => false;

    /// <inheritdoc/>
    public bool HasVoxels => true;

    /// <inheritdoc/>
    public string SumNote(int gradients, string? rule) => "gradient × input, one gradient a path";

    /// <inheritdoc/>
    public Explanation Explain(
        IDifferentiableModel model,
        TypedComplex complex,
        ExplainOptions options,
        IProgress<double>? progress,
        CancellationToken cancellation) =>
        PathExplanation.Of(model, complex, options with { Nodes = Quadrature.AtInput }, progress, cancellation);
}
