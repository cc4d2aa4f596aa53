namespace Glimpse.Protocol;

/// <summary>What stands in place of an <see cref="ExplainResult"/> when there is none: told apart by its member <c>error</c>.</summary>
/// <param name="SchemaVersion">Version of the record, that of <see cref="ExplainResult"/>.</param>
/// <param name="Source">Where the structures came from; null when the fault is not of one ligand.</param>
/// <param name="Error">What is wrong.</param>
public sealed record ExplainFailure(int SchemaVersion, ResultSource? Source, Fault Error);
