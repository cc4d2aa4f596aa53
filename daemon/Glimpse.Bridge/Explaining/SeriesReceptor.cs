using System.Collections.Immutable;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;

namespace Glimpse.Bridge.Explaining;

/// <summary>
/// The receptor of a series of ligands: what any of them takes the place of isn't there for the others either.
/// </summary>
internal static class SeriesReceptor
{
    /// <summary>The residues that ligands take the place of; a record that can't be read takes none.</summary>
    /// <param name="receptor">The receptor.</param>
    /// <param name="ligands">All ligands of the series; not looked at where the receptor has nothing but
    /// polymer.</param>
    /// <param name="cancellation">Cancels.</param>
    public static ImmutableArray<int> Displaced(
        Structure receptor,
        Func<IEnumerable<StructureRecord>> ligands,
        CancellationToken cancellation)
    {
        var candidates = NativeGroups.Candidates(receptor);
        if (candidates.IsEmpty)
            return [];
        var found = new SortedSet<int>();
        foreach (var record in ligands())
        {
            cancellation.ThrowIfCancellationRequested();
            if (record.Structure is { } ligand)
                found.UnionWith(NativeGroups.Under(receptor, candidates, ligand));
        }

        return [.. found];
    }
}
