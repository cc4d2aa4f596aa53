namespace Glimpse.Core.Structures.Assemblies;

/// <summary>One of the moves that make an assembly.</summary>
/// <param name="Id">What the file calls it, such as 2; of a product the ids of both, such as 1x61.</param>
/// <param name="Move">What it does.</param>
internal sealed record AssemblyOperation(string Id, RigidMove Move);
