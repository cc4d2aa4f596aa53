namespace Glimpse.Core.Attribution;

/// <summary>How a prediction is taken apart.</summary>
public enum AttributionMethod
{
    /// <summary>
    /// (x - x0) times the gradient averaged over the path (Sundararajan et al. 2017): adds up to F(x) - F(x0).
    /// </summary>
    IntegratedGradients,

    /// <summary>
    /// (x - x0) times the gradient at x alone (Shrikumar et al. 2016): what the path adds shows beside it. Doesn't add
    /// up.
    /// </summary>
    GradientInput,

    /// <summary>
    /// F(x) - F(x without it) for atoms, residues and fragments, as gninavis does (Hochuli et al. 2018). Doesn't add
    /// up.
    /// </summary>
    Occlusion,
}
