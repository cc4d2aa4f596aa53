using System.Collections.Immutable;
using Glimpse.Core;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;

namespace Glimpse.Bridge.Explaining;

/// <summary>
/// The receptor of a series of ligands: what any of them takes the place of isn't there for the others either.
/// </summary>
internal static class SeriesReceptor
{
    /// <summary>The residues that ligands of other requests take the place of.</summary>
    /// <param name="receptor">The receptor.</param>
    /// <param name="names">What they are called; what isn't there, or is never left out, is passed over.</param>
    public static ImmutableArray<int> Named(Structure receptor, IEnumerable<string> names)
    {
        var asked = names.ToHashSet(StringComparer.Ordinal);
        return asked.Count == 0
            ? []
            :
            [
                .. NativeGroups
                    .Candidates(receptor)
                    .Where(residue => asked.Contains(receptor.Residues[residue].Id.ToString())),
            ];
    }

    /// <summary>The residues that ligands take the place of; a record that can't be read or is refused takes
    /// none.</summary>
    /// <param name="receptor">The receptor.</param>
    /// <param name="ligands">All ligands of the series; not looked at where the receptor has nothing but
    /// polymer.</param>
    /// <param name="mostAtoms">Most heavy atoms of a ligand.</param>
    /// <param name="cancellation">Cancels.</param>
    public static ImmutableArray<int> Displaced(
        Structure receptor,
        Func<IEnumerable<StructureRecord>> ligands,
        int mostAtoms,
        CancellationToken cancellation)
    {
        var candidates = NativeGroups.Candidates(receptor);
        if (candidates.IsEmpty)
            return [];
        var found = new SortedSet<int>();
        foreach (var record in ligands())
        {
            cancellation.ThrowIfCancellationRequested();
            if (
                record.Structure is { } ligand
                && NativeGroups.Under(receptor, candidates, ligand).Any(residue => !found.Contains(residue))
                && Placed(ligand, receptor, mostAtoms) is { } placed)
                found.UnionWith(NativeGroups.Under(receptor, candidates, placed));
        }

        return [.. found];
    }

    /// <summary>The ligand as it will be explained; null when it will be refused.</summary>
    private static Structure? Placed(Structure ligand, Structure receptor, int mostAtoms)
    {
        try
        {
            return LigandPicker.Pair(ligand, receptor, mostAtoms: mostAtoms).Ligand;
        }
        catch (Exception e) when (e is GlimpseException || ProgramFault.Is(e))
        {
            return null;
        }
    }
}
