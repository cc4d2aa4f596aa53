using System.Collections.Immutable;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Schemes.Glimpse8;

/// <summary>
/// Eight protein and eight ligand channels (paper, Methods), one for each of an atom's traits: occupancies on 24 voxels
/// of 1 Å along each edge, over atoms the maximum.
/// </summary>
public sealed class Glimpse8Scheme : ChannelScheme
{
    /// <summary>Channels of each side: protein 0 to 7, ligand 8 to 15.</summary>
    public const int ChannelsPerSide = 8;

    private Glimpse8Scheme() { }

    /// <summary>The scheme.</summary>
    public static Glimpse8Scheme Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "glimpse-8";

    /// <inheritdoc/>
    public override int Revision => 1;

    /// <inheritdoc/>
    public override ImmutableArray<SchemeChannel> Channels { get; } =
    [
        .. from side in new[] { Side.Protein, Side.Ligand }
           from channel in Enumerable.Range(0, ChannelsPerSide)
           let meaning = (AtomTraits)(1 << channel)
           select new SchemeChannel(side, meaning.ToString().ToLowerInvariant(), meaning),
    ];

    /// <inheritdoc/>
    public override int GridSize => 24;

    /// <inheritdoc/>
    public override double GridSpacing => 1.0;

    /// <summary>
    /// Whole residues within 12 Å, without waters and buffer. The training data are cut the same way, so that a box's
    /// corner doesn't show a network what it never saw.
    /// </summary>
    public override ReceptorExtent Receptor { get; } = new(Reach: 12.0);

    /// <inheritdoc/>
    public override double AtomReach => AtomOccupancy.Cutoff;

    /// <summary>Bit n of an atom's traits is channel n of its side.</summary>
    public override ChannelSet ChannelsOf(
        int atom,
        ImmutableArray<TypedAtom> atoms,
        ImmutableArray<Point3> positions) =>
        new((ulong)atoms[atom].Traits << (ChannelsPerSide * (int)atoms[atom].Side));

    /// <inheritdoc/>
    public override Remark? RemarkOn(Element element) =>
        element.HasKnownVdwRadius
            ? null
            : Remark.Assumption(
                "default-radius",
                $"{element} has no radius in the scheme {Name}: {Element.DefaultVdwRadius} Å taken.");

    /// <summary>Occupancies from 0 to 1; the grid's size must be a multiple of 8.</summary>
    /// <inheritdoc/>
    public override void Voxelize(TypedComplex complex, VoxelGrid grid, Span<float> voxels) =>
        Voxelizer.Voxelize(complex, grid, voxels);

    /// <inheritdoc/>
    public override double[][] Distribute(TypedComplex complex, VoxelGrid grid, ReadOnlySpan<float> attributions) =>
        AtomShares.Distribute<AtomOccupancy>(complex, grid, attributions);

    /// <inheritdoc/>
    public override IReadOnlyList<VoxelShare> SharesOf(TypedComplex complex, VoxelGrid grid, Side side) =>
        AtomShares.Of<AtomOccupancy>(complex, grid, side);
}
