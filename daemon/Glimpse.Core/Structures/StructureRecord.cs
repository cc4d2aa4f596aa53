namespace Glimpse.Core.Structures;

/// <summary>One record of a file that may hold many: what it holds, or why it can't be read.</summary>
/// <param name="Number">Position in the file, from 1.</param>
/// <param name="Line">Number of its first line, from 1.</param>
/// <param name="Title">The record's name, empty where it has none; confidential, never logged.</param>
/// <param name="Structure">What was read; null when <paramref name="Error"/> is set.</param>
/// <param name="Error">Why it can't be read; null when it can.</param>
public sealed record StructureRecord(int Number, int Line, string Title, Structure? Structure, GlimpseException? Error)
{
    /// <summary>The structure, or the record's error as an exception.</summary>
    /// <exception cref="GlimpseException">The record can't be read.</exception>
    public Structure Require() => Structure ?? throw Error!;
}
