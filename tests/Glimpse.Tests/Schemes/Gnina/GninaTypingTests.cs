using System.Collections.Immutable;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Schemes.Gnina;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Schemes.Gnina;

/// <summary>Real structures in gnina's types: what they are without a pH.</summary>
public sealed class GninaTypingTests
{
    private static readonly ComplexOptions Options = new() { Scheme = GninaScheme.Of28 };

    private static readonly Lazy<TypedComplex> Amprenavir = new(() => Type("1hpv.pdb", "478"));

    private static TypedComplex Complex => Amprenavir.Value;

    [Fact]
    public void Every_heavy_atom_is_in_exactly_one_channel_of_its_side() =>
        Assert.All(
            Complex.Atoms,
            atom => Assert.Equal(
                atom.Side,
                GninaScheme.Of28.Channels[Assert.Single(Channels(atom))].Side));

    [Theory]
    [InlineData("N1", "nitrogen_donor")]
    [InlineData("N2", "nitrogen")]
    [InlineData("N3", "nitrogen_donor")]
    [InlineData("O3", "oxygen_donor")]
    [InlineData("O1", "oxygen_acceptor")]
    [InlineData("S1", "sulfur")]
    public void Amprenavirs_atoms_are_what_they_are_bonded_to(string name, string channel) =>
        Assert.Equal(channel, ChannelOf(Complex.Atoms.Single(atom => atom.Side == Side.Ligand && atom.Name == name)));

    [Theory]
    [InlineData("ASP", "OD1 OD2")]
    [InlineData("GLU", "OE1 OE2")]
    public void An_acid_has_one_hydrogen_on_its_oxygen_of_the_largest_z(string residue, string oxygens)
    {
        var acids = Complex
            .Atoms.Index()
            .Where(it => it.Item.Residue.Name == residue && oxygens.Split(' ').Contains(it.Item.Name))
            .GroupBy(it => it.Item.Residue)
            .ToList();
        Assert.NotEmpty(acids);
        Assert.All(
            acids,
            acid => Assert.Equal(
                ["oxygen_donor", "oxygen_acceptor"],
                acid.OrderByDescending(it => Complex.Positions[it.Index].Z).Select(it => ChannelOf(it.Item))));
    }

    [Theory]
    [InlineData("LYS", "NZ", "nitrogen_donor")]
    [InlineData("ARG", "NE", "nitrogen_donor")]
    [InlineData("ARG", "CZ", "carbon_polar")]
    [InlineData("PRO", "N", "nitrogen")]
    [InlineData("TRP", "CD2", "aromatic_hydrophobe")]
    [InlineData("TRP", "NE1", "nitrogen_donor")]
    [InlineData("MET", "CE", "carbon_polar")]
    [InlineData("GLY", "CA", "carbon_polar")]
    [InlineData("VAL", "CG1", "carbon_hydrophobe")]
    public void A_residues_atoms_are_what_a_chemist_says(string residue, string name, string channel)
    {
        var atoms = Complex
            .Atoms.Where(atom => atom.Residue.Name == residue && atom.Name == name && atom.Residue.Number > 1)
            .ToList();
        Assert.NotEmpty(atoms);
        Assert.All(atoms, atom => Assert.Equal(channel, ChannelOf(atom)));
    }

    [Fact]
    public void A_proline_that_nothing_comes_before_has_a_hydrogen() =>
        Assert.All(
            Complex.Atoms.Where(atom => atom.Residue is { Name: "PRO", Number: 1 } && atom.Name == "N"),
            atom => Assert.Equal("nitrogen_donor", ChannelOf(atom)));

    [Fact]
    public void The_grid_counts_hydrogens_that_the_file_lacks_where_geometry_puts_them()
    {
        Assert.Equal(
            ["N1", "N3", "N3", "O3"],
            Complex.PolarHydrogens.Select(hydrogen => Complex.Atoms[hydrogen.Atom].Name).Order(StringComparer.Ordinal));
        var ligand = Complex.AtomsOf(Side.Ligand).Select(i => Complex.Positions[i]).ToList();
        foreach (var hydrogen in Complex.PolarHydrogens)
        {
            var place = Complex.Positions[hydrogen.Atom] + hydrogen.Offset;
            Assert.InRange(hydrogen.Offset.Length, 0.98, 1.04);
            Assert.All(
                ligand.Where(other => other != Complex.Positions[hydrogen.Atom]),
                other => Assert.True(other.DistanceTo(place) > 1.7));
            ligand.Add(place);
        }

        Assert.InRange(GninaScheme.Of28.GridFor(Complex).Center.DistanceTo(Point3.Centroid(ligand)), 0, 1e-9);
    }

    [Fact]
    public void A_turned_complex_has_its_hydrogens_turned()
    {
        var center = new Point3(1, 2, 3);
        var rotation = (Axis: new Point3(1, 1, 0).Normalized(), Angle: 1.0);
        var turned = GninaScheme.Of28.GridFor(Complex.Turned(center, rotation)).Center;
        var own = (GninaScheme.Of28.GridFor(Complex).Center - center).Rotated(rotation.Axis, rotation.Angle) + center;
        Assert.InRange(turned.DistanceTo(own), 0, 1e-9);
    }

    [Fact]
    public void The_ligand_alone_keeps_its_hydrogens()
    {
        var ligand = Complex.Only(Complex.AtomsOf(Side.Ligand));
        Assert.Equal(
            Complex.PolarHydrogens.Select(hydrogen => Complex.Atoms[hydrogen.Atom].Name),
            ligand.PolarHydrogens.Select(hydrogen => ligand.Atoms[hydrogen.Atom].Name));
        Assert.Equal(GninaScheme.Of28.GridFor(Complex), GninaScheme.Of28.GridFor(ligand));
    }

    [Fact]
    public void A_frame_has_its_hydrogens_where_its_atoms_are()
    {
        var site = Pick("1hpv.pdb", "478");
        var shift = new Point3(3, -2, 1);
        var frame = new FrameTyper(site, Options, template: null, TestContext.Current.CancellationToken).Type(
            1,
            [.. site.Ligand.Positions.Select(position => position + shift)],
            [.. site.Receptor.Positions.Select(position => position + shift)],
            TestContext.Current.CancellationToken);
        var (center, moved) = (GninaScheme.Of28.GridFor(Complex).Center, GninaScheme.Of28.GridFor(frame).Center);
        Assert.InRange(moved.DistanceTo(center + shift), 0, 1e-9);
    }

    [Fact]
    public void Hydrogens_and_charges_of_a_file_decide()
    {
        var ligand = StructureReader.Read(Fixture.PathOf("states/7cuo-ligand.sdf"));
        var receptor = StructureReader.Read(Fixture.PathOf("states/7cuo.pdb"));
        var complex = ComplexTyper.Type(
            ligand,
            receptor,
            Options,
            cancellation: TestContext.Current.CancellationToken);
        var given = ligand
            .Positions.Where((_, i) => ligand.Atoms[i].Element.IsHydrogen)
            .ToList();
        Assert.NotEmpty(complex.PolarHydrogens);
        Assert.All(
            complex.PolarHydrogens,
            hydrogen => Assert.Contains(
                given,
                place => place.DistanceTo(complex.Positions[hydrogen.Atom] + hydrogen.Offset) < 1e-9));
    }

    private static TypedComplex Type(string file, string ligand) =>
        ComplexTyper.Type(Pick(file, ligand), Options);

    private static LigandSite Pick(string file, string ligand) =>
        LigandPicker.Pick(StructureReader.Read(Fixture.PathOf(file)), ligand);

    private static string ChannelOf(TypedAtom atom) => GninaScheme.Of28.Channels[Channels(atom).Single()].Name;

    private static ImmutableArray<int> Channels(TypedAtom atom) =>
        [.. Enumerable.Range(0, GninaScheme.Of28.Channels.Length).Where(atom.Channels.Contains)];
}
