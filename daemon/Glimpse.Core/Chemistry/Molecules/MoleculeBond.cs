namespace Glimpse.Core.Chemistry.Molecules;

/// <summary>A bond of a <see cref="Molecule"/>.</summary>
/// <param name="First">Index of one atom.</param>
/// <param name="Second">Index of the other.</param>
/// <param name="Order">Kekulé order: 1, 2 or 3.</param>
/// <param name="IsAromatic">True when it belongs to an aromatic ring.</param>
public readonly record struct MoleculeBond(int First, int Second, int Order, bool IsAromatic)
{
    /// <summary>The atom at the other end.</summary>
    public int Other(int atom) => atom == First ? Second : First;
}
