using System.Collections.Immutable;
using Glimpse.Bridge.Explaining;
using Glimpse.Core.Attribution;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Jobs;

/// <summary>
/// A result that is kept for its maps and atoms. The records of its atoms, which take twice as much memory as all else,
/// are made anew when they are asked for.
/// </summary>
/// <param name="Id">What clients ask for it by.</param>
/// <param name="Key">The request that it answers.</param>
/// <param name="Index">Which ligand or frame of that request.</param>
/// <param name="Summary">The record without its atoms: what goes to clients at once.</param>
/// <param name="Explanation">What maps and atoms are made of.</param>
internal sealed record StoredResult(string Id, string Key, int Index, ExplainResult Summary, Explanation Explanation)
{
    // Measured (ResultSizeTests): an atom of the complex with its place and contribution, the head of an array, and all
    // besides atoms and voxels.
    private const int BytesPerAtom = 160;
    private const int BytesPerArray = 24;
    private const int BytesBesides = 30_000;

    /// <summary>About how much memory it takes.</summary>
    public long Bytes { get; } = BytesBesides
        + ((long)Explanation.Voxels.Length * sizeof(float))
        + Explanation.Atoms.Sum(atom => BytesPerAtom + BytesPerArray + ((long)atom.ByChannel.Length * sizeof(double)));

    /// <summary>What each atom contributed.</summary>
    public ImmutableArray<AtomSummary> Atoms => ResultRecords.AtomsOf(Explanation, Summary.Source);
}
