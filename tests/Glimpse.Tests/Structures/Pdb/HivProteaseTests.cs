using CsCheck;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Xunit;

namespace Glimpse.Tests.Structures.Pdb;

/// <summary>
/// 1HPV as deposited in 1994: no element column, an entry stamp in columns 73-80, a ligand with a blank chain.
/// </summary>
public sealed class HivProteaseTests
{
    private static readonly Structure Complex = StructureReader.Read(Fixture.PathOf("1hpv.pdb"));

    [Fact]
    public void Every_atom_is_read_and_grouped_by_residue()
    {
        Assert.Equal(1631, Complex.Atoms.Length);
        Assert.Equal(1631, Complex.Positions.Length);
        Assert.Equal((99 * 2) + 1 + 80, Complex.Residues.Length);
        Assert.Equal(Complex.Atoms.Length, Complex.Residues.Sum(residue => residue.AtomCount));
        Assert.Equal(new Point3(13.120, 39.003, 5.159), Complex.Positions[0]);
        Assert.Equal(55.41, Complex.Atoms[0].BFactor);
    }

    [Fact]
    public void Elements_come_from_names_because_columns_77_and_78_hold_line_numbers()
    {
        var ligand = Complex.Residues.Single(residue => residue.Id.Name == "478");
        var formula = ligand
            .AtomIndices.GroupBy(atom => Complex.Atoms[atom].Element.Symbol)
            .ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["C"] = 25,
                ["N"] = 3,
                ["O"] = 6,
                ["S"] = 1,
            },
            formula);
        Assert.All(Complex.Atoms, atom => Assert.Null(atom.FormalCharge));
    }

    [Fact]
    public void Sequence_cell_title_and_connections_are_kept()
    {
        Assert.Equal(99, Complex.Sequences["A"].Length);
        Assert.Equal("PHE", Complex.Sequences["B"][^1]);
        Assert.NotNull(Complex.Cell);
        Assert.Equal("P 61", Complex.Cell.SpaceGroup);
        Assert.StartsWith("HIV-1 PROTEASE", Complex.Title, StringComparison.Ordinal);
        Assert.Equal(37, Complex.Bonds.Length);
    }

    [Fact]
    public void The_order_of_the_lines_doesnt_change_which_atoms_make_up_a_residue() =>
        Gen.Shuffle(File.ReadAllLines(Fixture.PathOf("1hpv.pdb")))
            .Sample(
                lines =>
                {
                    var shuffled = PdbText.Read(lines);
                    return Contents(shuffled).SetEquals(Contents(Complex))
                        && shuffled.Residues.Length == Complex.Residues.Length;
                },
                iter: 20);

    [Fact]
    public void The_inhibitor_is_the_only_candidate_and_is_found_by_name_and_by_full_id()
    {
        var candidate = Assert.Single(LigandPicker.Candidates(Complex));
        Assert.Equal(":478:200 (35 heavy atoms)", candidate.ToString());
        foreach (var specification in new[] { null, "478", ":478:200", "478:200" })
        {
            var site = LigandPicker.Pick(Complex, specification);
            Assert.Equal(35, site.Ligand.Atoms.Length);
            Assert.Equal(1631 - 35, site.Receptor.Atoms.Length);
            Assert.Equal(37, site.Ligand.Bonds.Length);
        }
    }

    private static HashSet<(ResidueId, string, Element, Point3)> Contents(Structure structure) =>
        [
            .. Enumerable
                .Range(0, structure.Atoms.Length)
                .Select(atom =>
                    (
                        structure.ResidueOf(atom),
                        structure.Atoms[atom].Name,
                        structure.Atoms[atom].Element,
                        structure.Positions[atom])),
        ];
}
