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
    private static readonly (Channel Ligand, Channel Protein)[] Complements =
    [
        (Channel.Hydrophobic, Channel.Hydrophobic),
        (Channel.Aromatic, Channel.Aromatic),
        (Channel.Acceptor, Channel.Donor),
        (Channel.Donor, Channel.Acceptor),
        (Channel.Positive, Channel.Negative),
        (Channel.Negative, Channel.Positive),
        (Channel.Occupancy, Channel.Occupancy),
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
           where ligand.Channel == ChannelLayout.IndexOf(Side.Ligand, complement.Ligand)
           from protein in tops
           where protein.Channel == ChannelLayout.IndexOf(Side.Protein, complement.Protein)
           orderby Math.Abs(ligand.Attribution) + Math.Abs(protein.Attribution) descending
           select Describe(complex, ligand, protein),
    ];

    private static ReciprocalPair Describe(TypedComplex complex, TopVoxel ligand, TopVoxel protein) => new(
        ligand,
        protein,
        ligand.Position.DistanceTo(protein.Position),
        complex.Positions[ligand.LigandAtom].DistanceTo(complex.Positions[protein.ProteinAtom]),
        VoxelReading.Between(ligand, protein, complex));
}
