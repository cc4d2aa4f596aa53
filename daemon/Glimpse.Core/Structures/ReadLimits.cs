namespace Glimpse.Core.Structures;

/// <summary>
/// How much a reader takes before it refuses; memory stays bounded by these, whatever a file announces.
/// </summary>
public sealed record ReadLimits
{
    /// <summary>The limits that hold where nothing else is set.</summary>
    public static ReadLimits Default { get; } = new();

    /// <summary>Most atoms of one structure, alternate locations included.</summary>
    public int Atoms { get; init; } = 2_000_000;

    /// <summary>Most characters of one structure's text, unpacked; streams of many records may be longer.</summary>
    public long FileCharacters { get; init; } = 1L << 30;

    /// <summary>Most characters of one SDF or MOL2 record, and of one line in any format.</summary>
    public int RecordCharacters { get; init; } = 64 << 20;
}
