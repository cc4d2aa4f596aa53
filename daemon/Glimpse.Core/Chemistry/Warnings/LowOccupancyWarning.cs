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

    internal static IEnumerable<Remark> Find(ImmutableArray<IGrouping<ResidueId, Atom>> site)
    {
        foreach (var residue in site)
        {
            var low = residue.Where(atom => atom.Occupancy < Least).ToList();
            if (low.Count == 0)
                continue;
            var least = low.MinBy(atom => atom.Occupancy)!;
            yield return Remark.Warning(Code, string.Create(CultureInfo.InvariantCulture,
                $"{residue.Key}: {low.Count} of {residue.Count()} atoms at the site have an occupancy under {Least} (least {least.Occupancy:F2}, {least.Name})."),
                residue.Key.ToString());
        }
    }
}
