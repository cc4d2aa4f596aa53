using System.Text.Json.Serialization;

namespace Glimpse.Models.Networks;

/// <summary>The non-linearity between layers.</summary>
public enum Activation
{
    /// <summary>max(0, v). Along a path of integrated gradients each unit makes a kink where it switches.</summary>
    [JsonStringEnumMemberName("relu")]
    Relu,

    /// <summary>
    /// ln(1 + e^(4 v)) / 4: the same but for a rounded corner, so that a path through it is smooth and few gradients
    /// integrate it.
    /// </summary>
    [JsonStringEnumMemberName("softplus")]
    Softplus,
}
