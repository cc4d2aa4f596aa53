using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>Atoms of the site that are there in less than half of the crystal's cells.</summary>
internal static class LowOccupancyWarning
{
    internal const string Code = "low-occupancy";

    /// <summary>Below it most cells of the crystal hold something else.</summary>
    private const double Least = 0.5;

    internal static IEnumerable<Remark> Find(
        ImmutableArray<IGrouping<ResidueId, Atom>> site,
        Structure ligand,
        Structure receptor)
    {
        var own = ligand.Residues.Select(residue => residue.Id).ToHashSet();
        var isReceptorFilled = IsOneValue(receptor);
        var isLigandFilled = IsOneValue(ligand) && (isReceptorFilled || ligand.Source != receptor.Source);
        var found = new List<(ResidueId Residue, Atom Least)>();
        foreach (var residue in site.Where(residue => !(own.Contains(residue.Key) ? isLigandFilled : isReceptorFilled)))
        {
            var least = residue.MinBy(atom => atom.Occupancy)!;
            if (least.Occupancy < Least)
                found.Add((residue.Key, least));
        }

        if (found.Count == 0)
            yield break;
        var list = ResidueList.Of(
            found.ConvertAll(it =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{it.Residue} (least {it.Least.Occupancy:F2}, {it.Least.Name})")));
        yield return Remark.Warning(
            Code,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Atoms at the site have an occupancy under {Least} in {list}."),
            found[0].Residue.ToString());
    }

    /// <summary>True for a column that a program filled in, as with 0.00 throughout.</summary>
    private static bool IsOneValue(Structure structure) =>
        structure.Atoms[0].Occupancy < Least
        && structure.Atoms.All(atom => atom.Occupancy == structure.Atoms[0].Occupancy);
}
