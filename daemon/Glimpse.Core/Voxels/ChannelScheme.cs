using System.Collections.Immutable;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Voxels;

/// <summary>
/// How a complex becomes a network's input: which channels there are, which atoms count and are in which, on what grid,
/// what they fill of it, and how a voxel is divided among them. A model's manifest names the scheme that it was trained
/// with, since the same network on other channels gives a number that means nothing.
/// </summary>
public abstract class ChannelScheme
{
    /// <summary>What manifests call it, such as <c>glimpse-8</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Raised with every change of typing or densities that changes voxels.</summary>
    public abstract int Revision { get; }

    /// <summary>The channels of a network's input, in order; each shows one side's atoms, 64 at most.</summary>
    public abstract ImmutableArray<SchemeChannel> Channels { get; }

    /// <summary>Voxels along each edge of the grid.</summary>
    public abstract int GridSize { get; }

    /// <summary>Distance between neighbouring voxel centres in Å.</summary>
    public abstract double GridSpacing { get; }

    /// <summary>How much of the receptor counts.</summary>
    public abstract ReceptorExtent Receptor { get; }

    /// <summary>The farthest (Å) that any atom fills a voxel.</summary>
    public abstract double AtomReach { get; }

    /// <summary>How many numbers a network's input has.</summary>
    public int InputLength => Channels.Length * GridSize * GridSize * GridSize;

    /// <summary>
    /// The grid of a complex, centred on the ligand's heavy atoms where a scheme doesn't say otherwise.
    /// </summary>
    public virtual VoxelGrid GridFor(TypedComplex complex) => new(complex.LigandCentroid, GridSize, GridSpacing);

    /// <summary>The channels, all of its own side, that an atom is in.</summary>
    /// <param name="atom">Which one.</param>
    /// <param name="atoms">The heavy atoms of the complex; their own channels aren't known yet.</param>
    /// <param name="positions">Where they are, Å.</param>
    public abstract ChannelSet ChannelsOf(
        int atom,
        ImmutableArray<TypedAtom> atoms,
        ImmutableArray<Point3> positions);

    /// <summary>The radius in Å that an atom has in this scheme.</summary>
    public virtual double RadiusOf(in TypedAtom atom) => atom.Radius;

    /// <summary>What the scheme had to assume about an element; null for nothing.</summary>
    public virtual Remark? RemarkOn(Element element) => null;

    /// <summary>Voxelises a complex into an array at hand.</summary>
    /// <param name="complex">The complex, typed by this scheme.</param>
    /// <param name="grid">Where.</param>
    /// <param name="voxels">Receives the densities, [channel, x, y, z], z fastest; what it held is overwritten.</param>
    /// <exception cref="ArgumentException">The array or the grid has the wrong size.</exception>
    public abstract void Voxelize(TypedComplex complex, VoxelGrid grid, Span<float> voxels);

    /// <summary>Divides a map of voxels among the atoms that fill them.</summary>
    /// <param name="complex">The complex that was voxelised.</param>
    /// <param name="grid">On this grid.</param>
    /// <param name="attributions">[channel, x, y, z], z fastest; 0 wherever the density is 0.</param>
    /// <returns>[atom][channel], in the map's unit; all atoms together sum to the map's sum.</returns>
    public abstract double[][] Distribute(TypedComplex complex, VoxelGrid grid, ReadOnlySpan<float> attributions);

    /// <summary>Every atom's share of every voxel that it fills: what <see cref="Distribute"/> divides by.</summary>
    /// <param name="complex">The complex that was voxelised.</param>
    /// <param name="grid">On this grid.</param>
    /// <param name="side">The side that the atoms are of.</param>
    public abstract IReadOnlyList<VoxelShare> SharesOf(TypedComplex complex, VoxelGrid grid, Side side);

    /// <summary>Voxelises a complex.</summary>
    /// <param name="complex">The complex, typed by this scheme.</param>
    /// <param name="grid">Where.</param>
    /// <returns>[channel, x, y, z], z fastest.</returns>
    public float[] Voxelize(TypedComplex complex, VoxelGrid grid)
    {
        var voxels = new float[Channels.Length * grid.VoxelCount];
        Voxelize(complex, grid, voxels);
        return voxels;
    }

    /// <summary>The channels of a side, in order.</summary>
    public IEnumerable<int> ChannelsOf(Side side) =>
        Enumerable.Range(0, Channels.Length).Where(channel => Channels[channel].Side == side);

    /// <summary>The channel of a side that means just this; -1 where there is none.</summary>
    public int IndexOf(Side side, AtomTraits meaning) =>
        Channels.IndexOf(Channels.FirstOrDefault(one => one.Side == side && one.Meaning == meaning)!);

    /// <summary>The channel of a side with a name; -1 where there is none.</summary>
    public int Find(Side side, string name) =>
        Channels.IndexOf(Channels.FirstOrDefault(one => one.Side == side && one.Name == name)!);

    /// <summary>Empties the channels of one side.</summary>
    /// <param name="voxels">[channel, x, y, z].</param>
    /// <param name="side">The side.</param>
    public void Empty(Span<float> voxels, Side side)
    {
        var volume = voxels.Length / Channels.Length;
        for (var i = 0; i < Channels.Length; i++)
        {
            if (Channels[i].Side == side)
                voxels.Slice(i * volume, volume).Clear();
        }
    }

    /// <summary>Name and revision, as messages have it.</summary>
    public override string ToString() => $"{Name} revision {Revision}";

    /// <summary>The atoms with their channels.</summary>
    internal ImmutableArray<TypedAtom> Type(ImmutableArray<TypedAtom> atoms, ImmutableArray<Point3> positions)
    {
        var typed = ImmutableArray.CreateBuilder<TypedAtom>(atoms.Length);
        for (var i = 0; i < atoms.Length; i++)
            typed.Add(atoms[i] with { Channels = ChannelsOf(i, atoms, positions) });
        return typed.MoveToImmutable();
    }
}
