using System.Collections.Immutable;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>Which channels meet in an interaction.</summary>
/// <param name="Own">The channel that is read.</param>
/// <param name="Role">The channel that the atom itself, or another of its charged group, must be in; of most the
/// same.</param>
/// <param name="Partner">The channel of the atom opposite.</param>
/// <param name="Reach">Largest distance between the two heavy atoms, Å.</param>
/// <param name="Name">The interaction in words.</param>
internal sealed record InteractionRule(Channel Own, Channel Role, Channel Partner, double Reach, string Name)
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
        (Own, Role) is (Channel.Donor, Channel.Acceptor) or (Channel.Acceptor, Channel.Donor);

    /// <summary>
    /// Hydrogen bonds as in Baker and Hubbard 1984, salt bridges as in Barlow and Thornton 1983, the others with PLIP's
    /// limits (Salentin et al. 2015); of two aromatic atoms in reach, <see cref="RingGeometry"/> says whether their
    /// rings are stacked. A charged group bonds to uncharged donors and acceptors, too, and a hydroxyl, which is both,
    /// is read as either.
    /// </summary>
    internal static readonly ImmutableArray<InteractionRule> All =
    [
        new(Channel.Donor, Channel.Donor, Channel.Acceptor, HydrogenBondReach, HydrogenBond),
        new(Channel.Acceptor, Channel.Acceptor, Channel.Donor, HydrogenBondReach, HydrogenBond),
        new(Channel.Donor, Channel.Acceptor, Channel.Donor, HydrogenBondReach, HydrogenBond),
        new(Channel.Acceptor, Channel.Donor, Channel.Acceptor, HydrogenBondReach, HydrogenBond),
        new(Channel.Positive, Channel.Positive, Channel.Negative, 4.0, "salt bridge"),
        new(Channel.Negative, Channel.Negative, Channel.Positive, 4.0, "salt bridge"),
        new(Channel.Positive, Channel.Donor, Channel.Acceptor, HydrogenBondReach, HydrogenBond),
        new(Channel.Negative, Channel.Acceptor, Channel.Donor, HydrogenBondReach, HydrogenBond),
        new(Channel.Hydrophobic, Channel.Hydrophobic, Channel.Hydrophobic, 4.0, "hydrophobic contact"),
        new(Channel.Aromatic, Channel.Aromatic, Channel.Aromatic, 5.5, AromaticContact),
        new(Channel.Metal, Channel.Metal, Channel.Acceptor, MetalReach, MetalCoordination),
        new(Channel.Metal, Channel.Metal, Channel.Negative, MetalReach, MetalCoordination),
        new(Channel.Acceptor, Channel.Acceptor, Channel.Metal, MetalReach, MetalCoordination),
        new(Channel.Negative, Channel.Negative, Channel.Metal, MetalReach, MetalCoordination),
    ];
}
