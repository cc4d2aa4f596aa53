using Glimpse.Core;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Structures.Symmetry;
using Xunit;

namespace Glimpse.Tests.Chemistry.Warnings;

public sealed class SymmetryContactWarningTests
{
    private const string Code = "symmetry-contact";

    [Fact]
    public void A_ligand_deep_in_its_protein_touches_no_mate() =>
        Assert.Empty(WarningsOf.Complex(WarningsOf.HivProtease, "478", Code));

    /// <summary>
    /// PyMOL 2.5.0 (symexp, 5 Å) finds 19 atoms of 4 residues of mates, the nearest B/53/CD2 at 3.182 Å from CB.
    /// </summary>
    [Fact]
    public void Mates_of_a_residue_at_a_crystal_contact_are_counted_and_the_nearest_is_named()
    {
        var remark = Assert.Single(Warnings(WarningsOf.HivProtease));
        Assert.Equal((RemarkKind.Warning, "A:PHE:53"), (remark.Kind, remark.Where));
        Assert.Contains("(4 residues): the nearest is B:PHE:53 CD2 moved by ", remark.Message);
        Assert.Contains("3.2 Å from CB", remark.Message);
    }

    [Theory]
    [InlineData("GOL")]
    [InlineData("SO4")]
    [InlineData("HOH")]
    [InlineData("WAT")]
    public void The_ligands_own_atoms_count_even_where_it_is_called_like_buffer_or_water(string name)
    {
        var remark = Assert.Single(Warnings(WarningsOf.HivProtease, name));
        Assert.Equal($"A:{name}:53", remark.Where);
        Assert.Contains("(4 residues): the nearest is B:PHE:53 CD2 moved by ", remark.Message);
    }

    [Fact]
    public void A_file_without_a_cell_has_no_mates() =>
        Assert.Empty(
            Warnings(WarningsOf.HivProtease.Where(line => !line.StartsWith("CRYST1", StringComparison.Ordinal))));

    [Fact]
    public void Mates_that_the_file_holds_are_no_contacts()
    {
        var structure = StructureReader.Read(Fixture.PathOf("1hpv.pdb"));
        var points = Residue(structure, "A", 53);
        var contacts = SymmetryContacts.Find(structure.Cell!, structure.Positions, points, 5);
        var frame = CellFrame.Of(structure.Cell!)!;
        var mates = contacts.Select(contact =>
            frame.ToCartesian(contact.Operator.Apply(frame.ToFractions(structure.Positions[contact.Atom]))));
        Assert.NotEmpty(contacts);
        Assert.Empty(SymmetryContacts.Find(structure.Cell!, [.. structure.Positions, .. mates], points, 5));
    }

    [Fact]
    public void All_residues_have_the_contacts_that_turning_about_the_screw_axis_gives()
    {
        var structure = StructureReader.Read(Fixture.PathOf("1hpv.pdb"));
        var copies = Copies(structure).ToList();
        foreach (var residue in structure.Residues.Where((_, i) => i % 10 == 0))
        {
            var points = residue.AtomIndices.Select(atom => structure.Positions[atom]).ToList();
            var expected = copies.Where(copy => points.Exists(p => p.DistanceTo(copy) <= 5)).Count();
            Assert.Equal(expected, SymmetryContacts.Find(structure.Cell!, structure.Positions, points, 5).Count);
        }
    }

    [Theory]
    [InlineData(1.5, 1.5, 1.5, 90)]
    [InlineData(63.4, 63.4, 83.8, 0.001)]
    [InlineData(63.4, 63.4, 83.8, 179.9999)]
    [InlineData(99999, 99999, 99999, 90)]
    public void A_cell_that_no_crystal_has_gives_no_contacts_and_takes_no_time(
        double a,
        double b,
        double c,
        double gamma)
    {
        var structure = StructureReader.Read(Fixture.PathOf("1hpv.pdb"));
        var cell = new UnitCell(a, b, c, 90, 90, gamma, "P 61");
        Assert.Empty(SymmetryContacts.Find(cell, structure.Positions, Residue(structure, "A", 53), 5));
    }

    private static List<Remark> Warnings(IEnumerable<string> lines, string ligand = "PHE")
    {
        var all = lines.ToList();
        var complex = ComplexTyper.Type(
            Read(
                all.Where(line =>
                        !line.StartsWith("HETATM", StringComparison.Ordinal)
                        && (
                            !line.StartsWith("ATOM", StringComparison.Ordinal)
                            || WarningsOf.IsAtomOf(line, "PHE", 'A', 53)))
                    .Select(line => line.StartsWith("ATOM", StringComparison.Ordinal)
                        ? line[..17] + ligand + line[20..]
                        : line)),
            Read(all.Where(line => !WarningsOf.IsAtomOf(line, "PHE", 'A', 53))),
            new());
        return [.. complex.Remarks.Where(remark => remark.Code == Code)];
    }

    /// <summary>P 61 in Å: turns by 60 degrees about z, each with a sixth of c, and whole cells.</summary>
    private static IEnumerable<Point3> Copies(Structure structure)
    {
        var cell = structure.Cell!;
        var (a, b) = (new Point3(cell.A, 0, 0), new Point3(-cell.B / 2, cell.B * Math.Sqrt(3) / 2, 0));
        for (var turn = 0; turn < 6; turn++)
        {
            for (var cells = 0; cells < 125; cells++)
            {
                var shift =
                    (a * ((cells % 5) - 2))
                    + (b * ((cells / 5 % 5) - 2))
                    + new Point3(0, 0, cell.C * ((cells / 25) - 2 + (turn / 6.0)));
                if (turn == 0 && shift == default)
                    continue;
                foreach (var atom in structure.Positions)
                    yield return atom.Rotated(new(0, 0, 1), turn * Math.PI / 3) + shift;
            }
        }
    }

    private static List<Point3> Residue(Structure structure, string chain, int number) =>
        [
            .. structure
                .Residues.Single(residue =>
                    residue.Id.Chain == chain && residue.Id.Number == number && !residue.IsHetero)
                .AtomIndices.Select(atom => structure.Positions[atom]),
        ];

    private static Structure Read(IEnumerable<string> lines) =>
        StructureReader.Read(new StringReader(string.Join('\n', lines)), "1hpv.pdb");
}
