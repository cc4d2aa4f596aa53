using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Training.Clash;

/// <summary>
/// How close two atoms come, as distance over the sum of their van der Waals radii, and which pairs may: hydrogen bonds
/// and metal contacts are no clashes.
/// </summary>
internal static class Overlap
{
    /// <summary>A heavy-atom pair closer than this share of the sum of its radii is a clash.</summary>
    internal const double ClashRatio = 0.65;

    /// <summary>A pose none of whose pairs is closer than this is clean.</summary>
    internal const double CleanRatio = 0.80;

    /// <summary>The shortest hydrogen bonds between heavy atoms (Å).</summary>
    private const double ShortestHydrogenBond = 2.3;

    /// <summary>The shortest bonds from a metal to N, O or S of a ligand (Å).</summary>
    private const double ShortestMetalBond = 1.7;

    /// <summary>Distance over the sum of radii; 1 for a pair that may be as close as it is.</summary>
    internal static double Ratio(TypedAtom first, TypedAtom second, double distance)
    {
        if (distance >= ShortestHydrogenBond && IsHydrogenBond(first.Traits, second.Traits))
            return 1;
        if (distance >= ShortestMetalBond && (IsMetalContact(first, second) || IsMetalContact(second, first)))
            return 1;
        return distance / (first.Radius + second.Radius);
    }

    private static bool IsHydrogenBond(AtomTraits first, AtomTraits second) =>
        (first.HasFlag(AtomTraits.Donor) && second.HasFlag(AtomTraits.Acceptor))
        || (first.HasFlag(AtomTraits.Acceptor) && second.HasFlag(AtomTraits.Donor));

    private static bool IsMetalContact(TypedAtom metal, TypedAtom other) =>
        metal.Traits.HasFlag(AtomTraits.Metal)
        && (other.Element == Element.N || other.Element == Element.O || other.Element == Element.S);
}
