namespace Glimpse.Protocol.Wire;

/// <summary>What to take from a structure that offers several things.</summary>
/// <param name="Altloc">The alternate location to take where a residue has it; that of highest occupancy when left out.</param>
/// <param name="ModelNumber">Which MODEL; the first when left out.</param>
/// <param name="Assembly">What to build of the structure; its one model when left out. Goes without <paramref name="ModelNumber"/>.</param>
public sealed record ReadingChoice(string? Altloc = null, int? ModelNumber = null, AssemblyChoice? Assembly = null);
