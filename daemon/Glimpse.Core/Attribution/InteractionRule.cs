using System.Collections.Immutable;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>What meets in an interaction.</summary>
/// <param name="Own">What the channel that is read shows.</param>
/// <param name="Role">What the atom itself, or another of its charged group, must be; of most the same.</param>
/// <param name="Partner">What the atom opposite must be.</param>
/// <param name="Reach">Largest distance between the two heavy atoms, Å.</param>
/// <param name="Name">The interaction in words.</param>
internal sealed record InteractionRule(AtomTraits Own, AtomTraits Role, AtomTraits Partner, double Reach, string Name)
{
    internal const string HydrogenBond = "hydrogen bond";

    internal const string AromaticContact = "aromatic contact";

    internal const string CovalentBond = "covalent bond";

    internal const string MetalCoordination = "metal coordination";

    /// <summary>Metals coordinate atoms up to this distance, Å.</summary>
    internal const double MetalReach = 3.0;

    private const double HydrogenBondReach = 3.5;

    /// <summary>
    /// True where the atom doesn't interact as what its channel says: it is read so only where it has no partner for
    /// that.
    /// </summary>
    internal bool IsInOtherRole =>
        (Own, Role) is (AtomTraits.Donor, AtomTraits.Acceptor) or (AtomTraits.Acceptor, AtomTraits.Donor);

    /// <summary>
    /// Hydrogen bonds as in Baker and Hubbard 1984, salt bridges as in Barlow and Thornton 1983, the others with PLIP's
    /// limits (Salentin et al. 2015); of two aromatic atoms in reach, <see cref="RingGeometry"/> says whether their
    /// rings are stacked. A charged group bonds to uncharged donors and acceptors, too, and a hydroxyl, which is both,
    /// is read as either.
    /// </summary>
    internal static readonly ImmutableArray<InteractionRule> All =
    [
        new(AtomTraits.Donor, AtomTraits.Donor, AtomTraits.Acceptor, HydrogenBondReach, HydrogenBond),
        new(AtomTraits.Acceptor, AtomTraits.Acceptor, AtomTraits.Donor, HydrogenBondReach, HydrogenBond),
        new(AtomTraits.Donor, AtomTraits.Acceptor, AtomTraits.Donor, HydrogenBondReach, HydrogenBond),
        new(AtomTraits.Acceptor, AtomTraits.Donor, AtomTraits.Acceptor, HydrogenBondReach, HydrogenBond),
        new(AtomTraits.Positive, AtomTraits.Positive, AtomTraits.Negative, 4.0, "salt bridge"),
        new(AtomTraits.Negative, AtomTraits.Negative, AtomTraits.Positive, 4.0, "salt bridge"),
        new(AtomTraits.Positive, AtomTraits.Donor, AtomTraits.Acceptor, HydrogenBondReach, HydrogenBond),
        new(AtomTraits.Negative, AtomTraits.Acceptor, AtomTraits.Donor, HydrogenBondReach, HydrogenBond),
        new(AtomTraits.Hydrophobic, AtomTraits.Hydrophobic, AtomTraits.Hydrophobic, 4.0, "hydrophobic contact"),
        new(AtomTraits.Aromatic, AtomTraits.Aromatic, AtomTraits.Aromatic, 5.5, AromaticContact),
        new(AtomTraits.Metal, AtomTraits.Metal, AtomTraits.Acceptor, MetalReach, MetalCoordination),
        new(AtomTraits.Metal, AtomTraits.Metal, AtomTraits.Negative, MetalReach, MetalCoordination),
        new(AtomTraits.Acceptor, AtomTraits.Acceptor, AtomTraits.Metal, MetalReach, MetalCoordination),
        new(AtomTraits.Negative, AtomTraits.Negative, AtomTraits.Metal, MetalReach, MetalCoordination),
    ];
}
