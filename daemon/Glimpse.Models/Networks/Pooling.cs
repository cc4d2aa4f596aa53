using System.Text.Json.Serialization;

namespace Glimpse.Models.Networks;

/// <summary>What 2×2×2 voxels become between stages.</summary>
public enum Pooling
{
    /// <summary>The largest.</summary>
    [JsonStringEnumMemberName("maximum")]
    Maximum,

    /// <summary>
    /// The power mean (mean v^4)^(1/4) of values that aren't negative: near the largest where one stands out, and
    /// smooth.
    /// </summary>
    [JsonStringEnumMemberName("powerMean")]
    PowerMean,
}
