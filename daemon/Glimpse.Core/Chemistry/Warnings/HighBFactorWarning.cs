using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>Atoms of the site whose place the density hardly tells.</summary>
internal static class HighBFactorWarning
{
    internal const string Code = "high-b-factor";

    /// <summary>B of 80 Å² is a root mean square displacement of 1.0 Å along each axis (B = 8 π² u²).</summary>
    private const double Most = 80;

    /// <param name="site">The atoms that matter.</param>
    /// <param name="isCrystal">True when the file has a unit cell.</param>
    internal static IEnumerable<Remark> Find(ImmutableArray<IGrouping<ResidueId, Atom>> site, bool isCrystal)
    {
        if (!isCrystal && site.All(residue => residue.All(atom => atom.BFactor == residue.First().BFactor)))
            yield break; // One value a residue and no crystal: a predicted structure's confidence (pLDDT), where high is good.
        foreach (var residue in site)
        {
            var high = residue.Where(atom => atom.BFactor > Most).ToList();
            if (high.Count == 0)
                continue;
            var worst = high.MaxBy(atom => atom.BFactor)!;
            yield return Remark.Warning(Code, string.Create(CultureInfo.InvariantCulture,
                $"{residue.Key}: {high.Count} of {residue.Count()} atoms at the site have a B factor over {Most} Å² (most {worst.BFactor:F0}, {worst.Name})."),
                residue.Key.ToString());
        }
    }
}
