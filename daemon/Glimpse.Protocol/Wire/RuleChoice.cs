using System.Text.Json.Serialization;

namespace Glimpse.Protocol.Wire;

/// <summary>How the path integral becomes a sum.</summary>
public enum RuleChoice
{
    /// <summary>Refined where it misses most, steered by <c>tolerance</c> and <c>maxSteps</c>.</summary>
    [JsonStringEnumMemberName("adaptive")]
    Adaptive,

    /// <summary>Gauss-Legendre nodes, <c>steps</c> of them.</summary>
    [JsonStringEnumMemberName("gauss-legendre")]
    GaussLegendre,

    /// <summary>The middle of each of <c>steps</c> intervals.</summary>
    [JsonStringEnumMemberName("midpoint")]
    Midpoint,

    /// <summary>The left end of each of <c>steps</c> intervals.</summary>
    [JsonStringEnumMemberName("riemann")]
    Riemann,
}
