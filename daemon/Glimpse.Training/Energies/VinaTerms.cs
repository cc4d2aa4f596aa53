using Glimpse.Core.Voxels;

namespace Glimpse.Training.Energies;

/// <summary>
/// The five sums over pairs of protein and ligand atoms that AutoDock Vina's score is made of (Trott and Olson 2010,
/// doi:10.1002/jcc.21334, table 1), by this project's own traits of atoms. Distances are those of surfaces, Å.
/// </summary>
/// <param name="Near">The narrow Gaussian, about touching.</param>
/// <param name="Wide">The wide one, 3 Å apart.</param>
/// <param name="Repulsion">Overlap squared, Å².</param>
/// <param name="Hydrophobic">Hydrophobic atoms within 1.5 Å.</param>
/// <param name="HydrogenBonds">Donors and acceptors that touch; a metal is a donor.</param>
internal readonly record struct VinaTerms(
    double Near,
    double Wide,
    double Repulsion,
    double Hydrophobic,
    double HydrogenBonds)
{
    /// <summary>How many there are.</summary>
    internal const int Count = 5;

    /// <summary>Pairs farther apart, centre to centre, count in nothing (Å).</summary>
    private const double Cutoff = 8;

    private const double NearWidth = 0.5;
    private const double WideCenter = 3;
    private const double WideWidth = 2;

    /// <summary>Full below the first, nothing beyond the second, a straight line between (Å).</summary>
    private static readonly (double Full, double None) HydrophobicReach = (0.5, 1.5);

    private static readonly (double Full, double None) HydrogenBondReach = (-0.7, 0);

    /// <summary>The terms of a complex; an atom of the ligand is worth what its contacts are.</summary>
    internal static VinaTerms Of(TypedComplex complex)
    {
        int[] protein = [.. complex.AtomsOf(Side.Protein)];
        var sum = default(VinaTerms);
        foreach (var ligand in complex.AtomsOf(Side.Ligand))
        {
            var position = complex.Positions[ligand];
            foreach (var atom in protein)
            {
                var squared = position.SquaredDistanceTo(complex.Positions[atom]);
                if (squared < Cutoff * Cutoff)
                    sum = sum.With(complex.Atoms[atom], complex.Atoms[ligand], Math.Sqrt(squared));
            }
        }

        return sum;
    }

    private static double Share((double Full, double None) reach, double distance) =>
        Math.Clamp((reach.None - distance) / (reach.None - reach.Full), 0, 1);

    private static bool IsHydrogenBond(AtomTraits first, AtomTraits second) =>
        ((first & (AtomTraits.Donor | AtomTraits.Metal)) != 0 && second.HasFlag(AtomTraits.Acceptor))
        || ((second & (AtomTraits.Donor | AtomTraits.Metal)) != 0 && first.HasFlag(AtomTraits.Acceptor));

    private static bool IsHydrophobic(AtomTraits first, AtomTraits second) =>
        first.HasFlag(AtomTraits.Hydrophobic) && second.HasFlag(AtomTraits.Hydrophobic);

    private VinaTerms With(TypedAtom first, TypedAtom second, double distance)
    {
        var surface = distance - VinaRadii.Of(first) - VinaRadii.Of(second);
        return new(
            Near + Math.Exp(-Math.Pow(surface / NearWidth, 2)),
            Wide + Math.Exp(-Math.Pow((surface - WideCenter) / WideWidth, 2)),
            Repulsion + (surface < 0 ? surface * surface : 0),
            Hydrophobic + (IsHydrophobic(first.Traits, second.Traits) ? Share(HydrophobicReach, surface) : 0),
            HydrogenBonds + (IsHydrogenBond(first.Traits, second.Traits) ? Share(HydrogenBondReach, surface) : 0));
    }
}
