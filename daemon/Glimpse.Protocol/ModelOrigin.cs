using System.Text.Json.Serialization;

namespace Glimpse.Protocol;

/// <summary>Whose a model is.</summary>
public enum ModelOrigin
{
    /// <summary>It came with the program.</summary>
    [JsonStringEnumMemberName("shipped")]
    Shipped,

    /// <summary>The user put it into a folder of <c>GLIMPSE_MODELS</c>.</summary>
    [JsonStringEnumMemberName("user")]
    User,
}
