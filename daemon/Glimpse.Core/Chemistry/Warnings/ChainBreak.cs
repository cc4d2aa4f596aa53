namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>A place where a chain breaks off and goes on later.</summary>
/// <param name="Before">Index of the last residue before it.</param>
/// <param name="After">Index of the first residue after it.</param>
/// <param name="Distance">From the ligand to the nearer end (Å).</param>
internal readonly record struct ChainBreak(int Before, int After, double Distance);
