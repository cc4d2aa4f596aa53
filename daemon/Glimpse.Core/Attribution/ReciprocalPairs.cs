using System.Collections.Immutable;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>Sets the top voxels of complementary channels side by side.</summary>
public static class ReciprocalPairs
{
    /// <summary>
    /// What a channel of the ligand looks for in the protein (paper: hydrophobic to hydrophobic, aromatic to aromatic,
    /// acceptor to donor ...).
    /// </summary>
    private static readonly (AtomTraits Ligand, AtomTraits Protein)[] Complements =
    [
        (AtomTraits.Hydrophobic, AtomTraits.Hydrophobic),
        (AtomTraits.Aromatic, AtomTraits.Aromatic),
        (AtomTraits.Acceptor, AtomTraits.Donor),
        (AtomTraits.Donor, AtomTraits.Acceptor),
        (AtomTraits.Positive, AtomTraits.Negative),
        (AtomTraits.Negative, AtomTraits.Positive),
        (AtomTraits.Occupancy, AtomTraits.Occupancy),
    ];

    /// <summary>
    /// The pairs of which both channels have a top voxel, largest absolute attribution of both together first.
    /// </summary>
    /// <param name="complex">The complex.</param>
    /// <param name="tops">The top voxel of each channel that isn't all zero.</param>
    public static ImmutableArray<ReciprocalPair> Find(TypedComplex complex, IReadOnlyCollection<TopVoxel> tops) =>
    [
        .. from complement in Complements
           from ligand in tops
           where Shows(complex, ligand, Side.Ligand, complement.Ligand)
           from protein in tops
           where Shows(complex, protein, Side.Protein, complement.Protein)
           orderby Math.Abs(ligand.Attribution) + Math.Abs(protein.Attribution) descending
           group (ligand, protein) by (ligand.Channel, protein.Channel) into pair
           select Describe(complex, pair.First().ligand, pair.First().protein),
    ];

    /// <summary>True where the channel may mean that, and the atom that fills the voxel is that.</summary>
    private static bool Shows(TypedComplex complex, TopVoxel top, Side side, AtomTraits meaning) =>
        complex.Scheme.Channels[top.Channel] is var channel
        && channel.Side == side
        && channel.Meaning.HasFlag(meaning)
        && complex.Atoms[side == Side.Ligand ? top.LigandAtom : top.ProteinAtom].Traits.HasFlag(meaning);

    private static ReciprocalPair Describe(TypedComplex complex, TopVoxel ligand, TopVoxel protein) => new(
        ligand,
        protein,
        ligand.Position.DistanceTo(protein.Position),
        complex.Positions[ligand.LigandAtom].DistanceTo(complex.Positions[protein.ProteinAtom]),
        VoxelReading.Between(ligand, protein, complex));
}
