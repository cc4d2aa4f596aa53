using System.Globalization;
using Glimpse.Core.Chemistry.Links;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>A ligand that lies in the protein, or hardly at it.</summary>
internal static class OverlapWarning
{
    internal const string OverlapCode = "ligand-overlaps-protein";
    internal const string ApartCode = "ligand-off-protein";

    /// <summary>
    /// Van der Waals spheres that overlap by more than this don't belong to two molecules (Å); hydrogen bonds overlap
    /// by 0.6.
    /// </summary>
    private const double MostOverlap = 1.0;

    /// <summary>How far around a ligand's atom the protein's are counted (Å).</summary>
    private const double Around = 6;

    /// <summary>
    /// So many are around each atom of a bound ligand at least: of 500 crystal complexes none has under 10, half have
    /// over 24.
    /// </summary>
    private const double Fewest = 8;

    /// <summary>
    /// What there is to warn of in a complex of one ligand, which may be the reference of a comparison.
    /// </summary>
    internal static IEnumerable<Remark> Find(TypedComplex complex)
    {
        var protein = complex.AtomsOf(Side.Protein).ToArray();
        var ligand = complex.AtomsOf(Side.Ligand).ToArray();
        var (near, overlapping) = Near(complex, ligand, protein);
        var pairs = overlapping.GroupBy(pair => pair.Own)
            .SelectMany(pairs => Unbound(complex, pairs.Key, pairs, pair => pair.Other)).ToList();
        if (pairs.Count > 0)
        {
            var worst = pairs.MaxBy(pair => pair.Overlap);
            var atoms = pairs.DistinctBy(pair => pair.Own).Count();
            yield return Remark.Warning(
                OverlapCode,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{atoms} of {ligand.Length} ligand atoms overlap the protein by more than {MostOverlap:0} Å "
                        + $"({pairs.Count} {(pairs.Count == 1 ? "pair" : "pairs")}); the worst: "
                        + $"{complex.Atoms[worst.Own].Name} and {complex.Atoms[worst.Other]}, {worst.Distance:0.0} Å "
                        + $"apart. No molecule lies so: the prediction means nothing there."),
                complex.Atoms[worst.Own].ToString());
        }

        var around = (double)near / Math.Max(1, ligand.Length);
        if (around < Fewest && !IsHeldByResidue(complex, ligand, protein))
        {
            yield return Remark.Warning(
                ApartCode,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A ligand atom has {around:0.0} protein atoms within {Around} Å on average; in crystals it has "
                        + $"ten at least. The ligand lies outside its site, or the protein isn't all there."),
                complex.Atoms[ligand[0]].Residue.ToString());
        }
    }

    /// <summary>A peptide that is bound by a few of its residues leaves the others outside.</summary>
    private static bool IsHeldByResidue(TypedComplex complex, int[] ligand, int[] protein) =>
        ligand
            .GroupBy(i => complex.Atoms[i].Residue)
            .Where(residue => residue.Count() < ligand.Length)
            .Any(residue =>
                protein.Sum(other =>
                    residue.Count(own =>
                        complex.Positions[own].SquaredDistanceTo(complex.Positions[other]) <= Around * Around))
                >= Fewest * residue.Count());

    /// <summary>How many pairs are within <see cref="Around"/>, and those of them that overlap.</summary>
    private static (int Near, List<(int Own, int Other, double Distance, double Overlap)> Overlapping) Near(
        TypedComplex complex,
        int[] ligand,
        int[] protein)
    {
        var near = 0;
        var overlapping = new List<(int Own, int Other, double Distance, double Overlap)>();
        foreach (var other in protein)
        {
            var place = complex.Positions[other];
            foreach (var own in ligand)
            {
                var squared = complex.Positions[own].SquaredDistanceTo(place);
                if (squared > Around * Around)
                    continue;
                near++;
                var distance = Math.Sqrt(squared);
                if (Overlap(complex, own, other, distance) is var overlap && overlap > MostOverlap)
                    overlapping.Add((own, other, distance, overlap));
            }
        }

        return (near, overlapping);
    }

    private static IEnumerable<T> Unbound<T>(TypedComplex complex, int own, IEnumerable<T> pairs, Func<T, int> other)
    {
        var held = BoundPairs.Held(complex, own);
        return pairs.Where(pair => !held.Contains(other(pair)));
    }

    /// <summary>
    /// What lies by a metal is bound to it or not; only within its covalent radius two atoms are in one place.
    /// </summary>
    private static double Overlap(TypedComplex complex, int own, int other, double distance)
    {
        var (one, second) = (complex.Atoms[own], complex.Atoms[other]);
        if (!one.Element.IsMetal && !second.Element.IsMetal)
            return one.Radius + second.Radius - distance;
        return distance < one.Element.CovalentRadius + second.Element.CovalentRadius - MostOverlap / 2
            ? one.Radius + second.Radius - distance
            : 0;
    }
}
