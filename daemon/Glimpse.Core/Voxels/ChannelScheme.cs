namespace Glimpse.Core.Voxels;

/// <summary>
/// The channel scheme that this program computes. A model's manifest states the one it was trained with; they must
/// agree, since the same network on other channels gives a number that means nothing.
/// </summary>
public static class ChannelScheme
{
    /// <summary>Eight protein and eight ligand channels (paper, Methods).</summary>
    public const string Name = "glimpse-8";

    /// <summary>Raised with every change of typing or occupancies that changes voxels.</summary>
    public const int Revision = 1;
}
