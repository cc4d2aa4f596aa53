using System.Globalization;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>
/// A frame in which much of what was at the ligand is out of the model's sight: it left, or a chain is in another copy
/// of the box.
/// </summary>
internal static class FrameWarning
{
    internal const string Code = "pocket-left";

    /// <summary>Residues with a heavy atom this near (Å) are at the ligand.</summary>
    private const double AtLigand = 5;

    /// <summary>From this share of them on it is told.</summary>
    private const double Share = 0.25;

    internal static IEnumerable<Remark> Find(LigandSite topology, LigandSite frame, double reach)
    {
        var before = ResiduesWithin(topology, AtLigand);
        var now = ResiduesWithin(frame, reach).ToHashSet();
        var gone = before
            .Where(residue => !now.Contains(residue))
            .Select(residue => topology.Receptor.Residues[residue].Id.ToString())
            .ToList();
        if (gone.Count == 0 || gone.Count < Share * before.Count)
            yield break;
        yield return Remark.Warning(
            Code,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{gone.Count} of the {before.Count} residues at the ligand in the topology lie beyond {reach} Å in "
                    + $"this frame ({gone[0]} first): the ligand has left, or the trajectory isn't wrapped."),
            gone[0]);
    }

    private static List<int> ResiduesWithin(LigandSite site, double distance)
    {
        var ligand = site.Ligand.HeavyPositions().ToArray();
        var center = Point3.Centroid(ligand);
        var reach = ligand.Max(center.DistanceTo) + distance;
        return
        [
            .. Enumerable
                .Range(0, site.Receptor.Residues.Length)
                .Where(i =>
                    !HeteroGroups.IsWater(site.Receptor.Residues[i].Id.Name)
                    && site.Receptor.Residues[i]
                        .AtomIndices.Any(atom =>
                            !site.Receptor.Atoms[atom].Element.IsHydrogen
                            && site.Receptor.Positions[atom].SquaredDistanceTo(center) <= reach * reach
                            && Array.Exists(
                                ligand,
                                place => place.SquaredDistanceTo(site.Receptor.Positions[atom]) <= distance * distance))
                ),
        ];
    }
}
