using System.Collections.Immutable;

namespace Glimpse.Core.Structures.Assemblies;

/// <summary>A biological assembly as a file states it: which copies of which chains the working molecule is.</summary>
/// <param name="Id">What the file calls it, such as 1.</param>
/// <param name="Parts">Its parts.</param>
internal sealed record BiologicalAssembly(string Id, ImmutableArray<AssemblyPart> Parts);
