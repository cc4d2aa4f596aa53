namespace Glimpse.Core.Maps;

/// <summary>The file formats a map can have.</summary>
public enum MapFormat
{
    /// <summary>OpenDX (<see cref="DxWriter"/>).</summary>
    Dx,

    /// <summary>Gaussian cube (<see cref="CubeWriter"/>).</summary>
    Cube,

    /// <summary>NumPy array (<see cref="NpyWriter"/>).</summary>
    Npy,
}
