namespace Glimpse.Protocol.Wire;

/// <summary>What to take from a structure that offers several things.</summary>
/// <param name="Altloc">The alternate location to take where a residue has it; that of highest occupancy when left out.</param>
/// <param name="ModelNumber">Which MODEL; the first when left out.</param>
/// <param name="Assembly">The biological assembly to build, as the structure calls it, such as 1, or <c>models</c>: all its models as one, which goes without <paramref name="ModelNumber"/>; one model as it stands when left out. Not with frames.</param>
public sealed record ReadingChoice(string? Altloc = null, int? ModelNumber = null, string? Assembly = null);
