namespace Glimpse.Core.Structures;

/// <summary>Why an atom of a file is none of the structure's.</summary>
/// <param name="IsPseudo">True when it is of no element and needn't be missed; false when it can't be read.</param>
/// <param name="What">What is wrong, as a sentence.</param>
/// <param name="Remedy">What to do.</param>
public sealed record AtomFault(bool IsPseudo, string What, string Remedy);
