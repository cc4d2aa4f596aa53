namespace Glimpse.Core.Structures.Symmetry;

/// <summary>Copies that lie in what is there.</summary>
/// <param name="Count">How many atoms of copies do.</param>
/// <param name="First">Index of an atom that is there.</param>
/// <param name="Second">Index of the atom whose copy lies nearest to it.</param>
/// <param name="Distance">How near, Å.</param>
internal sealed record FrameOverlap(int Count, int First, int Second, double Distance);
