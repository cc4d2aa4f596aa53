using System.Collections.Immutable;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Tests.Schemes.Second;

/// <summary>
/// A scheme that differs from glimpse-8 in all that a scheme has: channels by element, not as many on either side,
/// waters that count, radii, a finer grid, densities that add up.
/// </summary>
internal sealed class SecondScheme : ChannelScheme
{
    private const double LargestRadius = 2.0;

    private SecondScheme() { }

    public static SecondScheme Instance { get; } = new();

    public override string Name => "second-7";

    public override int Revision => 3;

    public override ImmutableArray<SchemeChannel> Channels { get; } =
    [
        new(Side.Protein, "carbon", AtomTraits.Hydrophobic),
        new(Side.Protein, "nitrogen", AtomTraits.Donor | AtomTraits.Acceptor),
        new(Side.Protein, "oxygen", AtomTraits.Acceptor | AtomTraits.Donor | AtomTraits.Negative),
        new(Side.Protein, "other", AtomTraits.None),
        new(Side.Ligand, "carbon", AtomTraits.Hydrophobic),
        new(Side.Ligand, "polar", AtomTraits.Donor | AtomTraits.Acceptor),
        new(Side.Ligand, "rest", AtomTraits.None),
    ];

    public override int GridSize => 32;

    public override double GridSpacing => 0.5;

    public override ReceptorExtent Receptor { get; } = new(Reach: 15, CountsWaters: true);

    public override double AtomReach => SummedDensity.Reach(LargestRadius);

    public override ChannelSet ChannelsOf(
        int atom,
        ImmutableArray<TypedAtom> atoms,
        ImmutableArray<Point3> positions)
    {
        var (side, element) = (atoms[atom].Side, atoms[atom].Element);
        var name =
            element == Element.C ? "carbon"
            : side == Side.Ligand ? element == Element.N || element == Element.O ? "polar" : "rest"
            : element == Element.N ? "nitrogen"
            : element == Element.O ? "oxygen"
            : "other";
        return ChannelSet.Of(Find(side, name));
    }

    public override double RadiusOf(in TypedAtom atom) => atom.Element == Element.C ? 1.9 : LargestRadius;

    public override void Voxelize(TypedComplex complex, VoxelGrid grid, Span<float> voxels)
    {
        voxels.Clear();
        for (var i = 0; i < complex.Atoms.Length; i++)
        {
            for (var channel = 0; channel < Channels.Length; channel++)
            {
                if (complex.Atoms[i].Channels.Contains(channel))
                    Add(
                        complex.Positions[i],
                        RadiusOf(complex.Atoms[i]),
                        grid,
                        voxels.Slice(channel * grid.VoxelCount, grid.VoxelCount));
            }
        }
    }

    public override IReadOnlyList<VoxelShare> SharesOf(TypedComplex complex, VoxelGrid grid, Side side) =>
        AtomShares.Of<SummedDensity>(complex, grid, side);

    public override double[][] Distribute(TypedComplex complex, VoxelGrid grid, ReadOnlySpan<float> attributions) =>
        AtomShares.Distribute<SummedDensity>(complex, grid, attributions);

    private static void Add(Point3 position, double radius, VoxelGrid grid, Span<float> map)
    {
        var local = (position - grid.Origin) * (1 / grid.Spacing);
        var reach = SummedDensity.Reach(radius) / grid.Spacing;
        var (firstX, lastX) = grid.IndicesWithin(local.X, reach);
        var (firstY, lastY) = grid.IndicesWithin(local.Y, reach);
        var (firstZ, lastZ) = grid.IndicesWithin(local.Z, reach);
        for (var x = firstX; x <= lastX; x++)
        {
            for (var y = firstY; y <= lastY; y++)
            {
                for (var z = firstZ; z <= lastZ; z++)
                    map[(((x * grid.Size) + y) * grid.Size) + z] += (float)SummedDensity.At(
                        grid.CenterOf(x, y, z).SquaredDistanceTo(position),
                        radius);
            }
        }
    }
}
