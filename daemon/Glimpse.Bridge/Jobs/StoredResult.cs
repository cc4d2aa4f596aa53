using Glimpse.Core.Attribution;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Jobs;

/// <summary>A result that is kept for its maps and atoms.</summary>
/// <param name="Id">What clients ask for it by.</param>
/// <param name="Key">The request that it answers.</param>
/// <param name="Index">Which ligand or frame of that request.</param>
/// <param name="Result">The record, atoms and all.</param>
/// <param name="Explanation">What maps are made of.</param>
internal sealed record StoredResult(string Id, string Key, int Index, ExplainResult Result, Explanation Explanation)
{
    // About what the objects of an atom, a residue or a fragment take: strings are shared, records and dictionaries aren't.
    private const int BytesPerAtom = 1500;
    private const int BytesBesides = 50_000;

    /// <summary>About how much memory it takes.</summary>
    public long Bytes => ((long)Explanation.Voxels.Length * sizeof(float)) + ((long)Result.Atoms.Length * BytesPerAtom) + BytesBesides;

    /// <summary>What goes to clients at once: all but the atoms.</summary>
    public ExplainResult Summary => Result with { Atoms = [] };
}
