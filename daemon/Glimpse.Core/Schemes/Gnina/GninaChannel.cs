using System.Collections.Immutable;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Schemes.Gnina;

/// <summary>A line of one of gnina's type maps: a channel, and the types that are in it.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Types">The types; none for one that stays empty.</param>
internal sealed record GninaChannel(SchemeChannel Channel, ImmutableArray<GninaType> Types)
{
    private const AtomTraits OfNitrogen = AtomTraits.Donor | AtomTraits.Acceptor | AtomTraits.Positive;
    private const AtomTraits OfOxygen = AtomTraits.Donor | AtomTraits.Acceptor | AtomTraits.Negative;
    private const AtomTraits OfSulfur = AtomTraits.Hydrophobic | AtomTraits.Donor;

    /// <summary>
    /// A channel that means what its types may be to a chemist: gnina knows no charges, so that a nitrogen without
    /// hydrogen may be an amine that takes one, and an oxygen with one may be of an acid that gives it.
    /// </summary>
    internal static GninaChannel Of(Side side, string name, string words, params ImmutableArray<GninaType> types) =>
        new(
            new SchemeChannel(side, name, types.Aggregate(AtomTraits.None, (all, type) => all | MeaningOf(type)))
            {
                Words = words,
            },
            types);

    private static AtomTraits MeaningOf(GninaType type) => type switch
    {
        GninaType.AliphaticCarbonXSHydrophobe => AtomTraits.Hydrophobic,
        GninaType.AromaticCarbonXSHydrophobe => AtomTraits.Hydrophobic | AtomTraits.Aromatic,
        GninaType.AromaticCarbonXSNonHydrophobe => AtomTraits.Aromatic,
        GninaType.NitrogenXSAcceptor
            or GninaType.NitrogenXSDonor
            or GninaType.NitrogenXSDonorAcceptor => OfNitrogen,
        GninaType.OxygenXSAcceptor => AtomTraits.Acceptor | AtomTraits.Negative,
        GninaType.OxygenXSDonorAcceptor => OfOxygen,
        GninaType.Sulfur => OfSulfur,
        GninaType.Phosphorus => AtomTraits.Negative,
        GninaType.Chlorine or GninaType.Bromine or GninaType.Iodine => AtomTraits.Hydrophobic,
        GninaType.Magnesium
            or GninaType.Manganese
            or GninaType.Zinc
            or GninaType.Calcium
            or GninaType.Iron
            or GninaType.GenericMetal => AtomTraits.Metal,
        _ => AtomTraits.None,
    };
}
