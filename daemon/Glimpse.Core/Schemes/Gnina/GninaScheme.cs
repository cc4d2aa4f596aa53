using System.Collections.Immutable;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Schemes.Gnina;

/// <summary>
/// gnina's voxels: a channel for each kind of atom, densities that add up, on 48 points of 0.5 Å along each edge
/// (McNutt et al., J. Cheminform. 2021, 13, 43). An atom is in one channel at most. Types know no pH: an acid has its
/// hydrogen, an amine has none too many, unless the file says otherwise.
/// </summary>
public sealed class GninaScheme : ChannelScheme
{
    private const int Size = 48;
    private const double Spacing = 0.5;

    private readonly int[][] channels;

    private GninaScheme(string name, ImmutableArray<GninaChannel> maps)
    {
        Name = name;
        Channels = [.. maps.Select(one => one.Channel)];
        channels =
        [
            .. new[] { Side.Protein, Side.Ligand }.Select(side =>
                Enum.GetValues<GninaType>()
                    .Select(type => maps.IndexOf(
                        maps.FirstOrDefault(one => one.Channel.Side == side && one.Types.Contains(type))!))
                    .ToArray()),
        ];
    }

    /// <summary>The scheme of all of gnina's networks but default2017.</summary>
    public static GninaScheme Of28 { get; } = new("gnina-28", GninaMaps.Of28);

    /// <summary>The scheme of default2017, which tells more types apart and has no channel for some.</summary>
    public static GninaScheme Of35 { get; } = new("gnina-35", GninaMaps.Of35);

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override int Revision => 1;

    /// <inheritdoc/>
    public override ImmutableArray<SchemeChannel> Channels { get; }

    /// <inheritdoc/>
    public override int GridSize => Size;

    /// <inheritdoc/>
    public override double GridSpacing => Spacing;

    /// <summary>
    /// All that reaches the grid however the complex is turned: half its diagonal and the reach of the largest atom.
    /// </summary>
    public override ReceptorExtent Receptor { get; } = new(
        Reach: Math.Ceiling((0.5 * Size * Spacing * Math.Sqrt(3)) + GninaDensity.Reach(GninaTyping.LargestRadius)),
        IsFromCenter: true);

    /// <inheritdoc/>
    public override double AtomReach => GninaDensity.Reach(GninaTyping.LargestRadius);

    /// <summary>
    /// About the mean of the ligand's heavy atoms and its hydrogens on N, O, P and S, as gnina has it; in a comparison
    /// of both ligands'.
    /// </summary>
    public override VoxelGrid GridFor(TypedComplex complex) => new(
        Point3.Centroid(
        [
            .. complex.AtomsOf(Side.Ligand).Select(atom => complex.Positions[atom]),
            .. complex.PolarHydrogens.Select(hydrogen => complex.Positions[hydrogen.Atom] + hydrogen.Offset),
        ]),
        GridSize,
        GridSpacing);

    /// <inheritdoc/>
    public override ChannelSet ChannelsOf(
        int atom,
        ImmutableArray<TypedAtom> atoms,
        ImmutableArray<Point3> positions) =>
        channels[(int)atoms[atom].Side][(int)GninaTyping.Of(atoms[atom])] is var channel and >= 0
            ? ChannelSet.Of(channel)
            : default;

    /// <inheritdoc/>
    public override double RadiusOf(in TypedAtom atom) => GninaTyping.RadiusOf(atom.Element);

    /// <inheritdoc/>
    public override Remark? RemarkOn(Element element) =>
        GninaTyping.IsGeneric(element) && !element.IsMetal
            ? Remark.Assumption(
                "generic-element",
                $"{element} has no type of its own in the scheme {Name}: it counts as a metal of no kind.")
            : null;

    /// <summary>Densities, which add up; the grid's size must be a multiple of 8.</summary>
    /// <inheritdoc/>
    public override void Voxelize(TypedComplex complex, VoxelGrid grid, Span<float> voxels) =>
        DensityGrid.Voxelize(complex, grid, voxels);

    /// <inheritdoc/>
    public override double[][] Distribute(TypedComplex complex, VoxelGrid grid, ReadOnlySpan<float> attributions) =>
        DensityGrid.Distribute(complex, grid, attributions);

    /// <inheritdoc/>
    public override IReadOnlyList<VoxelShare> SharesOf(TypedComplex complex, VoxelGrid grid, Side side) =>
        AtomShares.Of<GninaDensity>(complex, grid, side);
}
