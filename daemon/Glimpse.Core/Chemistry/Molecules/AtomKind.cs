using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Molecules;

/// <summary>What an atom is: to a chemist at pH 7.4, and by what is bonded to it, charges left aside.</summary>
internal readonly record struct AtomKind(AtomTraits Traits, AtomBonding Bonding)
{
    /// <summary>A metal by itself.</summary>
    internal static AtomKind Metal { get; } = new(AtomTraits.Metal | AtomTraits.Occupancy, AtomBonding.None);

    /// <summary>The kinds of a molecule's atoms, in its order.</summary>
    internal static AtomKind[] Of(Molecule molecule) =>
        [.. AtomTyper.Assign(molecule).Select((traits, atom) => new AtomKind(traits, Bondings.Of(molecule, atom)))];
}
