using System.Collections.Immutable;

namespace Glimpse.Core.Structures.Assemblies;

/// <summary>Some chains of a file, and the moves that are applied to each.</summary>
/// <param name="Chains">Names of the chains.</param>
/// <param name="Operations">The moves; that which moves nothing is among them where the chains themselves belong to the
/// assembly.</param>
internal sealed record AssemblyPart(ImmutableArray<string> Chains, ImmutableArray<AssemblyOperation> Operations);
