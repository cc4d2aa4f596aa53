namespace Glimpse.Core.Voxels;

/// <summary>
/// Where the scheme glimpse-8 keeps its channels in a network's input: protein 0 to 7, ligand 8 to 15.
/// </summary>
public static class ChannelLayout
{
    /// <summary>Properties of each side.</summary>
    public const int ChannelsPerSide = 8;

    /// <summary>Channels in all.</summary>
    public const int ChannelCount = 2 * ChannelsPerSide;

    /// <summary>Voxels along each edge of the grid.</summary>
    public const int GridSize = 24;

    /// <summary>Distance between neighbouring voxel centres in Å.</summary>
    public const double GridSpacing = 1.0;

    /// <summary>The input channel of a property on one side.</summary>
    public static int IndexOf(Side side, Channel channel) => ((int)side * ChannelsPerSide) + (int)channel;

    /// <summary>The side of an input channel.</summary>
    public static Side SideOf(int index) => (Side)(index / ChannelsPerSide);

    /// <summary>The property of an input channel.</summary>
    public static Channel ChannelOf(int index) => (Channel)(index % ChannelsPerSide);

    /// <summary>An input channel's name, such as <c>protein_acceptor</c>: fit for a file name.</summary>
    public static string NameOf(int index) => $"{SideOf(index)}_{ChannelOf(index)}".ToLowerInvariant();
}
