using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Attribution;

public sealed class InteractionGeometryTests
{
    private const double Bond = 1.39;
    private static readonly TypedComplex Amprenavir = Type("1hpv.pdb", "478");

    [Fact]
    public void A_carbonyl_and_an_amide_in_line_bond_at_the_angles_of_their_neighbours()
    {
        // C=O of the ligand along x; the protein's N is met at 120 degrees at O, its own neighbour stands at 90.
        var complex = Complex(
            [
                Atom(Side.Ligand, "C", AtomTraits.None),
                Atom(Side.Ligand, "O", AtomTraits.Acceptor),
                Atom(Side.Protein, "N", AtomTraits.Donor),
                Atom(Side.Protein, "C", AtomTraits.None),
            ],
            [new(-1.23, 0, 0), default, new(1.45, 2.511, 0), new(1.45, 2.511, 1.47)],
            new TypedBond(0, 1, false));
        var geometry = InteractionGeometry.Of(complex, 1, 2);
        Assert.Equal(
            (2.9, 120, 90),
            (
                Math.Round(geometry.Distance, 2),
                Math.Round(geometry.LigandAngle!.Value),
                Math.Round(geometry.ProteinAngle!.Value)));
        Assert.Equal(Element.O.VdwRadius + Element.N.VdwRadius - geometry.Distance, geometry.Overlap, 1e-9);
        Assert.Null(geometry.Rings);
        var top = SampleExplanation.Make().TopVoxels[0] with
        {
            Channel = Glimpse8Scheme.Instance.IndexOf(Side.Ligand, AtomTraits.Acceptor),
            LigandAtom = 1,
            ProteinAtom = 2,
        };
        Assert.Equal(
            "hydrogen bond, acceptor O1 to donor A:RES:1 N1, 2.9 Å, 90° at donor, 120° at acceptor",
            VoxelReading.Of(top, complex).Text);
    }

    [Fact]
    public void An_atom_without_neighbours_has_no_angle() =>
        Assert.Equal((null, null), Angles(InteractionGeometry.Of(SampleExplanation.Make().Complex, 1, 0)));

    [Theory]
    [InlineData(3.5, 0, 0, "parallel")]
    [InlineData(3.5, 1.6, 0, "offset")]
    [InlineData(5.0, 0, 90, "T-shaped")]
    [InlineData(4.5, 0, 45, "tilted")]
    [InlineData(6.0, 0, 0, null)]
    public void Two_benzene_rings_stack_as_they_lie(double height, double aside, double turn, string? stacking)
    {
        var rings = Rings(height, aside, turn);
        var geometry = InteractionGeometry.Of(rings, 0, 6).Rings!;
        Assert.Equal(stacking, geometry.Stacking);
        Assert.Equal(Math.Sqrt((height * height) + (aside * aside)), geometry.Distance, 1e-9);
        Assert.Equal(turn, geometry.PlaneAngle, 1e-3);
        Assert.Equal(aside, geometry.Offset, 1e-6);
    }

    [Fact]
    public void A_stack_is_named_with_its_rings()
    {
        var top = SampleExplanation.Make().TopVoxels[0] with
        {
            Channel = Glimpse8Scheme.Instance.IndexOf(Side.Ligand, AtomTraits.Aromatic),
            LigandAtom = 0,
            ProteinAtom = 6,
        };
        var reading = VoxelReading.Of(top, Rings(3.5, 1.6, 0));
        Assert.Equal("stacking", reading.Interaction);
        Assert.StartsWith("offset stacking, C1 to A:RES:1 C1, ", reading.Text);
        Assert.EndsWith("ring centres 3.8 Å apart, planes at 0°", reading.Text);
    }

    [Fact]
    public void Of_fused_rings_the_nearer_one_counts()
    {
        var tryptophan = RealComplexRing("TRP", "CD2");
        Assert.Equal(2, tryptophan.Count);
        Assert.Equal(2.2, tryptophan[0].Center.DistanceTo(tryptophan[1].Center), 0.1);
    }

    [Theory]
    [InlineData("PHE", "CZ", 1)]
    [InlineData("TYR", "CG", 1)]
    [InlineData("TRP", "NE1", 1)]
    [InlineData("LEU", "CG", 0)]
    public void Rings_of_the_protein_are_found_in_a_real_structure(string residue, string atom, int count) =>
        Assert.Equal(count, RealComplexRing(residue, atom).Count);

    [Fact]
    public void Amprenavirs_hydroxyl_bonds_to_the_catalytic_aspartate_at_a_plausible_angle()
    {
        var (ligand, protein) = (Find(Side.Ligand, "478", "O3"), Find(Side.Protein, "ASP", "OD1"));
        var geometry = InteractionGeometry.Of(Amprenavir, ligand, protein);
        Assert.InRange(geometry.Distance, 2.4, 3.0);
        Assert.InRange(geometry.LigandAngle!.Value, 90, 150);
        Assert.InRange(geometry.ProteinAngle!.Value, 90, 150);
        Assert.Null(geometry.Rings);
    }

    private static IReadOnlyList<AromaticRing> RealComplexRing(string residue, string atom) =>
        AromaticRing.Of(Amprenavir, Find(Side.Protein, residue, atom));

    private static int Find(Side side, string residue, string atom) =>
        Amprenavir
            .AtomsOf(side)
            .First(i => Amprenavir.Atoms[i].Residue.Name == residue && Amprenavir.Atoms[i].Name == atom);

    private static (double? Ligand, double? Protein) Angles(InteractionGeometry geometry) =>
        (geometry.LigandAngle, geometry.ProteinAngle);

    /// <summary>A ligand's ring in the xy plane and a protein's above it, turned about x.</summary>
    private static TypedComplex Rings(double height, double aside, double turn)
    {
        var flat = Enumerable
            .Range(0, 6)
            .Select(i => new Point3(Bond * Math.Cos(i * Math.PI / 3), Bond * Math.Sin(i * Math.PI / 3), 0))
            .ToArray();
        return Complex(
            [
                .. Enumerable
                    .Range(0, 12)
                    .Select(i => Atom(i < 6 ? Side.Ligand : Side.Protein, "C", AtomTraits.Aromatic)),
            ],
            [
                .. flat,
                .. flat.Select(at => at.Rotated(new(1, 0, 0), turn * Math.PI / 180) + new Point3(aside, 0, height)),
            ],
            [.. Enumerable.Range(0, 6).Select(i => new TypedBond(i, (i + 1) % 6, false))]);
    }

    private static TypedComplex Complex(TypedAtom[] atoms, Point3[] positions, params TypedBond[] bonds) =>
        new(Glimpse8Scheme.Instance, [.. atoms], [.. positions], []) { Bonds = [.. bonds] };

    private static TypedAtom Atom(Side side, string element, AtomTraits channels)
    {
        Assert.True(Element.TryParse(element, out var it));
        return new TypedAtom(
            side,
            new ResidueId("A", "RES", 1),
            $"{element}1",
            it,
            channels | AtomTraits.Occupancy,
            it.VdwRadius,
            0);
    }

    private static TypedComplex Type(string file, string ligand)
    {
        var site = LigandPicker.Pick(StructureReader.Read(Fixture.PathOf(file)), ligand);
        return ComplexTyper.Type(site.Ligand, site.Receptor, new ComplexOptions(PocketCutoff: 100));
    }
}
