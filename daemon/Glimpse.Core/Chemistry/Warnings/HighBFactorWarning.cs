using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>
/// Atoms of the site whose place the density hardly tells; in a predicted structure residues of low confidence.
/// </summary>
internal static class HighBFactorWarning
{
    internal const string Code = "high-b-factor";
    internal const string ConfidenceCode = "low-confidence";

    /// <summary>B of 80 Å² is a root mean square displacement of 1.0 Å along each axis (B = 8 π² u²).</summary>
    private const double Most = 80;

    /// <summary>
    /// Maps of electron microscopy are sharpened as one likes: there B is high when it is so many times the structure's
    /// median.
    /// </summary>
    private const double MostOfMedian = 2;

    /// <summary>Below it a backbone is predicted with low confidence (Jumper et al., Nature 2021, 596, 583).</summary>
    private const double LeastConfidence = 70;
    private const double Percent = 100;
    private const int FewestResidues = 5;

    internal static IEnumerable<Remark> Find(
        ImmutableArray<IGrouping<ResidueId, Atom>> site,
        Structure ligand,
        Structure receptor)
    {
        var isCrystal = receptor.Cell is not null;
        if (receptor.IsPredicted)
            return LowConfidence(site, ligand, receptor);
        if (
            receptor.Atoms.All(atom => atom.BFactor == receptor.Atoms[0].BFactor)
            && (!isCrystal || receptor.Atoms[0].BFactor == 0))
            return [];
        if (!isCrystal && IsConfidence(receptor))
            return LowConfidence(site, ligand, receptor);
        var limit = isCrystal
            ? Most
            : Math.Max(
                Most,
                MostOfMedian * receptor.Atoms.Select(atom => atom.BFactor).Order().ElementAt(receptor.Atoms.Length / 2)
            );
        var high = site.Select(residue => (residue.Key, Worst: residue.MaxBy(atom => atom.BFactor)!))
            .Where(it => it.Worst.BFactor > limit)
            .ToList();
        if (high.Count == 0)
            return [];
        var list = ResidueList.Of(high.ConvertAll(it =>
            string.Create(CultureInfo.InvariantCulture, $"{it.Key} (most {it.Worst.BFactor:F0}, {it.Worst.Name})")));
        return
        [
            Remark.Warning(
                Code,
                string.Create(CultureInfo.InvariantCulture, $"B factor over {limit:F0} Å² at the site in {list}."),
                high[0].Key.ToString()),
        ];
    }

    /// <summary>
    /// One value a residue of the chains, from 0 to 100 or 0 to 1, and not the same for all of them: pLDDT, where high
    /// is good.
    /// </summary>
    private static bool IsConfidence(Structure receptor)
    {
        var polymer = receptor.Residues.Where(residue => PolymerResidues.Contains(residue.Id.Name)).ToList();
        return polymer.Select(residue => receptor.Atoms[residue.FirstAtom].BFactor).Distinct().Skip(1).Any()
            && polymer.Count >= FewestResidues
            && polymer.TrueForAll(residue =>
                residue.AtomIndices.All(atom =>
                    receptor.Atoms[atom].BFactor == receptor.Atoms[residue.FirstAtom].BFactor
                    && receptor.Atoms[atom].BFactor is >= 0 and <= Percent));
    }

    private static IEnumerable<Remark> LowConfidence(
        ImmutableArray<IGrouping<ResidueId, Atom>> site,
        Structure ligand,
        Structure receptor)
    {
        var isOwn = receptor.IsPredicted && ligand.IsPredicted;
        var own = isOwn ? [] : ligand.Residues.Select(residue => residue.Id).ToHashSet();
        var scale = receptor.Atoms.Max(atom => atom.BFactor) <= 1 ? Percent : 1;
        var low = site.Where(residue => !own.Contains(residue.Key))
            .Select(residue => (residue.Key, Confidence: residue.Average(atom => atom.BFactor) * scale))
            .Where(residue => residue.Confidence is > 0 and < LeastConfidence)
            .ToList();
        if (low.Count == 0)
            yield break;
        var list = ResidueList.Of(low.ConvertAll(it =>
            string.Create(CultureInfo.InvariantCulture, $"{it.Key} ({it.Confidence:F0})")));
        yield return Remark.Warning(
            ConfidenceCode,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The structure {(receptor.IsPredicted ? "is" : "seems")} predicted, and its confidence (pLDDT) is "
                    + $"under {LeastConfidence} at the site in {list}."),
            low[0].Key.ToString());
    }
}
