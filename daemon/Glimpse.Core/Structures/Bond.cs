namespace Glimpse.Core.Structures;

/// <summary>A bond between two atoms of one structure.</summary>
/// <param name="First">Index of one atom.</param>
/// <param name="Second">Index of the other.</param>
/// <param name="Order">Its order.</param>
public readonly record struct Bond(int First, int Second, BondOrder Order)
{
    /// <summary>The atom at the other end.</summary>
    public int Other(int atom) => atom == First ? Second : First;
}
