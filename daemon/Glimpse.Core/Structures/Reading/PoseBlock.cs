namespace Glimpse.Core.Structures.Reading;

/// <summary>
/// The poses of one block of a ligand file (a MODEL, what stands before an END, a data block), or why it can't be read.
/// </summary>
/// <param name="Poses">The poses; empty where there is a fault, or the block holds no atoms.</param>
/// <param name="Fault">What is wrong with it; null where nothing is.</param>
internal readonly record struct PoseBlock(IReadOnlyList<Structure> Poses, GlimpseException? Fault);
