namespace Glimpse.Core.Voxels;

/// <summary>
/// What atoms fill of a voxel, and how it is divided among them. Static, so that a loop over voxels calls it directly.
/// </summary>
public interface IAtomDensity
{
    /// <summary>The distance in Å from which an atom of a radius (Å) fills nothing.</summary>
    static abstract double Reach(double radius);

    /// <summary>What an atom of a radius (Å) fills at a squared distance (Å²) within its reach.</summary>
    static abstract double At(double squaredDistance, double radius);

    /// <summary>The shares of some atoms in a voxel that they fill.</summary>
    /// <param name="descending">What each fills, largest first and above 0.</param>
    /// <param name="shares">Receives a share for each, in the same order; they sum to 1.</param>
    static abstract void Share(ReadOnlySpan<double> descending, Span<double> shares);
}
