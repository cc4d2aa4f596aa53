namespace Glimpse.Protocol;

/// <summary>How much absolute attribution the voxels of a channel hold, by their density d (model's unit per Å³): bin i holds those from 1e-9 × exp(0.01 i) on.</summary>
/// <param name="Index">The channel.</param>
/// <param name="FirstBin">The first bin that isn't empty.</param>
/// <param name="Bins">The sums of bin after bin: float32, little endian, Base64.</param>
public sealed record SeriesHistogram(int Index, int FirstBin, string Bins);
