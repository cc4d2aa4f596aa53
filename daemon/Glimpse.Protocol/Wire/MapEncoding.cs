using System.Text.Json.Serialization;

namespace Glimpse.Protocol.Wire;

/// <summary>How a map is sent.</summary>
public enum MapEncoding
{
    /// <summary>OpenDX text: PyMOL, VMD and ChimeraX place it exactly.</summary>
    [JsonStringEnumMemberName("dx")]
    Dx,

    /// <summary>Gaussian cube text, to the letter of the format.</summary>
    [JsonStringEnumMemberName("cube")]
    Cube,

    /// <summary>Float32, little-endian, [x, y, z], z fastest, in base64.</summary>
    [JsonStringEnumMemberName("f32")]
    F32,
}
