using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Receptor;

/// <summary>Atoms of the file that can't be read: no matter far away, a hole where the model looks.</summary>
internal static class UnreadableAtoms
{
    /// <summary>
    /// Refuses a pocket that lacks such an atom; a residue without any readable atom lies beside its neighbours in the
    /// chain.
    /// </summary>
    /// <exception cref="GlimpseException">An atom of the pocket can't be read.</exception>
    internal static void RefuseIn(Structure receptor, IReadOnlyCollection<int> pocket)
    {
        var unread = receptor
            .LeftOut.Where(atom => !atom.Fault.IsPseudo && !HeteroGroups.IsWater(atom.Residue.Name))
            .ToList();
        if (unread.Count == 0)
            return;
        var inPocket = pocket.Select(residue => receptor.Residues[residue].Id).ToHashSet();
        var all = receptor.Residues.Select(residue => residue.Id).ToHashSet();
        var hole = unread.Find(atom =>
            all.Contains(atom.Residue) ? inPocket.Contains(atom.Residue) : HasNeighbour(atom.Residue, inPocket));
        if (hole != null)
            throw hole.Refuse(receptor.Source);
    }

    private static bool HasNeighbour(ResidueId residue, HashSet<ResidueId> pocket) =>
        PolymerResidues.Contains(residue.Name)
        && pocket.Any(other => other.Chain == residue.Chain && Math.Abs(other.Number - residue.Number) <= 1);
}
