namespace Glimpse.Core.Voxels;

/// <summary>The input channels of a scheme that an atom is in; bit n is channel n, 64 at most.</summary>
/// <param name="Bits">The bits.</param>
public readonly record struct ChannelSet(ulong Bits)
{
    /// <summary>The set of one channel.</summary>
    public static ChannelSet Of(int channel) => new(1UL << channel);

    /// <summary>True when a channel is in it.</summary>
    public bool Contains(int channel) => (Bits >> channel & 1) != 0;
}
