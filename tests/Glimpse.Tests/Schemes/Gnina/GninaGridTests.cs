using Glimpse.Core.Schemes.Gnina;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Schemes.Gnina;

/// <summary>The grid of PDB entry 4AGL as gnina makes it, from the atoms as gnina types them.</summary>
public sealed class GninaGridTests
{
    private const double Same = 1e-5;

    private static readonly Lazy<GninaReference> Read = new(() => GninaReference.Read(Fixture.PathOf("gnina"), "4agl"));

    private static readonly Lazy<TypedComplex> Typed = new(() => Reference.Complex(GninaScheme.Of28));

    private static GninaReference Reference => Read.Value;

    private static TypedComplex Complex => Typed.Value;

    private static VoxelGrid Grid => GninaScheme.Of28.GridFor(Complex);

    [Fact]
    public void Each_atom_has_gninas_channel_and_radius()
    {
        var heavy = Reference.Atoms.Where(atom => atom.Channel >= 0).OrderBy(atom => atom.Side).ToList();
        Assert.Equal(heavy.Select(atom => ChannelSet.Of(atom.Channel)), Complex.Atoms.Select(atom => atom.Channels));
        Assert.Equal(
            heavy.Select(atom => atom.Radius),
            Complex.Atoms.Select(atom => GninaScheme.Of28.RadiusOf(atom)));
    }

    [Fact]
    public void The_grid_lies_about_heavy_atoms_and_polar_hydrogens()
    {
        Assert.InRange(Grid.Center.DistanceTo(Reference.Center), 0, Same);
        Assert.InRange(Complex.LigandCentroid.DistanceTo(Reference.Center), 0.1, 0.5);
    }

    [Fact]
    public void Every_voxel_is_gninas()
    {
        var voxels = GninaScheme.Of28.Voxelize(Complex, Grid);
        Assert.Equal(Reference.Grid.Length, voxels.Length);
        Assert.InRange(voxels.Zip(Reference.Grid).Max(pair => Math.Abs(pair.First - pair.Second)), 0, Same);
        Assert.InRange(voxels.Max(), 1, 3);
    }

    [Fact]
    public void A_voxel_is_divided_as_its_atoms_add_to_it()
    {
        var voxels = GninaScheme.Of28.Voxelize(Complex, Grid);
        var shares = GninaScheme.Of28.Distribute(Complex, Grid, voxels);
        var plain = AtomShares.Distribute<GninaDensity>(Complex, Grid, voxels);
        foreach (var i in Complex.AtomsOf(Side.Ligand))
        {
            var own = Enumerable
                .Range(0, Grid.VoxelCount)
                .Sum(voxel => GninaDensity.At(
                    Grid.CenterOf(voxel).SquaredDistanceTo(Complex.Positions[i]),
                    GninaScheme.Of28.RadiusOf(Complex.Atoms[i])));
            Assert.Equal(own, shares[i].Sum(), 1e-4 + (own * Same));
            Assert.Equal(own, plain[i].Sum(), 1e-4 + (own * Same));
        }

        Assert.Equal(voxels.Sum(value => (double)value), shares.Sum(atom => atom.Sum()), 0.01);
    }

    [Fact]
    public void Default2017_tells_nitrogens_apart_and_has_no_channel_for_a_halogen_of_the_receptor()
    {
        var scheme = GninaScheme.Of35;
        Assert.Equal(
            (16, 19),
            (scheme.ChannelsOf(Side.Protein).Count(), scheme.ChannelsOf(Side.Ligand).Count()));
        var complex = Reference.Complex(scheme);
        Assert.Equal(
            scheme.Find(Side.Ligand, "iodine"),
            ChannelOf(complex, Reference.Atoms.First(atom => atom.Type == "Iodine")));
        foreach (var (type, name) in new[]
        {
            ("Nitrogen", "nitrogen"),
            ("NitrogenXSDonor", "nitrogen_donor"),
            ("NitrogenXSDonorAcceptor", "nitrogen_both"),
        })
        {
            var atom = Reference.Atoms.First(atom => atom.Type == type && atom.Side == Side.Protein);
            Assert.Equal(scheme.Find(Side.Protein, name), ChannelOf(complex, atom));
        }

        var iodine = complex.Atoms.First(atom => atom.Element.Symbol == "I") with { Side = Side.Protein };
        Assert.Equal(default, scheme.ChannelsOf(0, [iodine], [default]));
    }

    private static int ChannelOf(TypedComplex complex, GninaAtom atom) =>
        System.Numerics.BitOperations.TrailingZeroCount(
            complex.Atoms[complex.Positions.IndexOf(atom.Position)].Channels.Bits);
}
