using System.Text.Json.Serialization;

namespace Glimpse.Protocol.Wire;

/// <summary>How a prediction is taken apart.</summary>
public enum MethodChoice
{
    /// <summary>Integrated gradients: adds up.</summary>
    [JsonStringEnumMemberName("integrated-gradients")]
    IntegratedGradients,

    /// <summary>(x - x0) times the gradient at x.</summary>
    [JsonStringEnumMemberName("gradient-input")]
    GradientInput,

    /// <summary>What the prediction loses without an atom, residue or fragment; has no map.</summary>
    [JsonStringEnumMemberName("occlusion")]
    Occlusion,
}
