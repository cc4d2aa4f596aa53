using System.Globalization;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>A ligand with bonds that no molecule has: its coordinates are in another unit, scaled, or drawn.</summary>
internal static class ShortBondWarning
{
    internal const string Code = "bonds-too-short";

    /// <summary>
    /// A bond is too short below this share of the sum of covalent radii (Cordero et al. 2008): the shortest real ones
    /// between heavy atoms, N#N and C#N, have 0.78, and 0.1 is left to coarse coordinates.
    /// </summary>
    private const double Shortest = 0.68;

    internal static IEnumerable<Remark> Find(TypedComplex complex)
    {
        var bonds = complex.Bonds.Where(bond => complex.Atoms[bond.First].Side == Side.Ligand).ToList();
        var tooShort = bonds.Where(bond => Share(complex, bond) < Shortest).ToList();
        if (tooShort.Count == 0)
            yield break;
        var worst = tooShort.MinBy(bond => Share(complex, bond))!;
        var (first, second) = (complex.Atoms[worst.First], complex.Atoms[worst.Second]);
        yield return Remark.Warning(
            Code,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{tooShort.Count} of {bonds.Count} bonds of the ligand are shorter than any real one; the worst: "
                    + $"{first.Name} and {second.Name}, {Length(complex, worst):0.00} Å apart. Check that its "
                    + $"coordinates are in Å and not scaled."),
            first.ToString());
    }

    private static double Share(TypedComplex complex, TypedBond bond) =>
        Length(complex, bond)
        / (complex.Atoms[bond.First].Element.CovalentRadius + complex.Atoms[bond.Second].Element.CovalentRadius);

    private static double Length(TypedComplex complex, TypedBond bond) =>
        complex.Positions[bond.First].DistanceTo(complex.Positions[bond.Second]);
}
