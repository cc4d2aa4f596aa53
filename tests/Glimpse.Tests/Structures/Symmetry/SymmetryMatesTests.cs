using Glimpse.Core;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Structures.Symmetry;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Structures.Symmetry;

public sealed class SymmetryMatesTests
{
    private static readonly Structure Whole = StructureReader.Read(Fixture.PathOf("1hpv.pdb"));

    [Fact]
    public void Everything_of_the_crystal_within_reach_is_there_and_says_what_moved_it()
    {
        var site = SymmetryMates.AddTo(Pick(Whole));
        var frame = CellFrame.Of(Whole.Cell!)!;
        var ligand = site.Ligand.Positions;
        var expected = SymmetryContacts.Find(Whole.Cell!, Whole.Positions, ligand, SymmetryMates.Reach);
        Assert.NotEmpty(expected);
        foreach (var contact in expected)
        {
            var place = frame.ToCartesian(contact.Operator.Apply(frame.ToFractions(Whole.Positions[contact.Atom])));
            var copy = Enumerable
                .Range(0, site.Receptor.Atoms.Length)
                .Single(atom => site.Receptor.Positions[atom].DistanceTo(place) < 1e-6);
            Assert.Equal(
                contact.Operator.ToString(),
                site.Receptor.Residues[site.Receptor.Atoms[copy].Residue].Operation);
            Assert.Equal(Whole.Atoms[contact.Atom].Name, site.Receptor.Atoms[copy].Name);
            Assert.StartsWith(Whole.ResidueOf(contact.Atom).Chain + "-", site.Receptor.ResidueOf(copy).Chain);
        }
    }

    [Fact]
    public void Chains_come_whole_so_that_none_has_an_end_where_a_model_looks()
    {
        var site = SymmetryMates.AddTo(Pick(Whole));
        var copies = site
            .Receptor.Residues.Where(residue => residue is { Operation: not null, IsHetero: false })
            .ToLookup(residue => residue.Id.Chain);
        Assert.NotEmpty(copies);
        Assert.All(copies, chain => Assert.Equal(99, chain.Count()));
        Assert.All(copies, chain => Assert.Equal(Whole.Sequences[chain.Key[..1]], site.Receptor.Sequences[chain.Key]));
    }

    [Fact]
    public void What_is_there_is_not_added_again()
    {
        var once = SymmetryMates.AddTo(Pick(Whole));
        var twice = SymmetryMates.AddTo(once);
        Assert.Equal(once.Receptor.Atoms.Length, twice.Receptor.Atoms.Length);
        Assert.Contains("No symmetry mate", twice.Receptor.Remarks[^1].Message);
    }

    [Fact]
    public void Mates_that_were_added_are_seen_by_the_model_and_not_warned_of()
    {
        var site = AtContact(Whole);
        Assert.Contains(Type(site).Remarks, remark => remark.Code == "symmetry-contact");
        var complex = Type(SymmetryMates.AddTo(site));
        Assert.DoesNotContain(complex.Remarks, remark => remark.Code == "symmetry-contact");
        var mates = complex.Atoms.Where(atom => atom.Operation is not null).ToList();
        Assert.Contains(
            mates,
            atom =>
                atom is { Name: "CD2", Residue: { Name: "PHE", Number: 53 } }
                && atom.Residue.Chain.StartsWith("B-", StringComparison.Ordinal));
        Assert.All(mates, atom => Assert.Contains('-', atom.Residue.Chain));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(90)]
    [InlineData(170)]
    public void A_superposed_structure_is_told_once_to_have_left_its_crystal(double degrees)
    {
        var center = Point3.Centroid(Whole.Positions);
        var moved = Whole with
        {
            Positions =
            [
                .. Whole.Positions.Select(place =>
                    center
                    + (place - center).Rotated(new Point3(1, 2, 3).Normalized(), degrees * Math.PI / 180)
                    + new Point3(8, -3, 5)),
            ],
        };
        foreach (
            var site in new[]
            {
                SymmetryMates.AddTo(Pick(moved)),
                SymmetryMates.AddTo(AtContact(moved)),
                AtContact(moved),
            })
        {
            Assert.DoesNotContain(site.Receptor.Residues, residue => residue.Operation is not null);
            var remarks = Type(site)
                .Remarks.Where(remark => remark.Code is "wrong-frame" or "symmetry-contact" or "symmetry-mates")
                .ToList();
            Assert.True(remarks.Count <= 1, string.Join('\n', remarks.Select(remark => remark.Message)));
            Assert.All(
                remarks,
                remark => Assert.Equal((RemarkKind.Warning, "wrong-frame"), (remark.Kind, remark.Code)));
        }

        Assert.Single(SymmetryMates.AddTo(Pick(moved)).Receptor.Remarks, remark => remark.Code == "wrong-frame");
    }

    [Theory]
    [InlineData("1hpv.pdb")]
    [InlineData("5dpv.pdb")]
    public void A_deposited_structure_is_in_its_crystal(string file)
    {
        var structure = StructureReader.Read(Fixture.PathOf(file));
        Assert.Null(FrameCheck.FindOverlap(structure.Cell!, structure));
    }

    [Theory]
    [InlineData(null, "has no unit cell")]
    [InlineData("Q 1", "space group 'Q 1'")]
    public void Without_a_crystal_there_are_no_mates_to_add(string? group, string told)
    {
        var cell = group is null ? null : Whole.Cell! with { SpaceGroup = group, Operators = [] };
        var fault = Assert.Throws<GlimpseException>(() => SymmetryMates.AddTo(Pick(Whole with { Cell = cell })));
        Assert.Equal(GlimpseErrorCode.BadInput, fault.Code);
        Assert.Contains(told, fault.Message);
    }

    private static TypedComplex Type(LigandSite site) =>
        ComplexTyper.Type(site.Ligand, site.Receptor, new(), cancellation: TestContext.Current.CancellationToken);

    private static LigandSite Pick(Structure structure) =>
        LigandPicker.Pick(structure, "478", cancellation: TestContext.Current.CancellationToken);

    /// <summary>Phe53 of chain A, which lies at a contact of the crystal, as the ligand.</summary>
    private static LigandSite AtContact(Structure structure)
    {
        var phe = Enumerable
            .Range(0, structure.Residues.Length)
            .Single(i => structure.Residues[i].Id is { Chain: "A", Name: "PHE", Number: 53 });
        var ligand = Substructure.Of(structure, i => i == phe, _ => false);
        return new LigandSite(ligand, Substructure.Of(structure, i => i != phe, _ => false));
    }
}
