using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Xunit;
using static Glimpse.Tests.Structures.Pdb.PdbText;

namespace Glimpse.Tests.Structures.Sites;

public sealed class AltLocSiteTests
{
    private static readonly string[] Backbone =
    [
        .. Enumerable
            .Range(1, 4)
            .SelectMany(i =>
                new[]
                {
                    Atom(1, " N  ", "ALA", $"{i}", i * 4.2, element: "N"),
                    Atom(2, " CA ", "ALA", $"{i}", (i * 4.2) + 1.4, element: "C"),
                    Atom(3, " C  ", "ALA", $"{i}", (i * 4.2) + 2.8, element: "C"),
                }),
    ];

    [Fact]
    public void The_ligands_letter_leads_the_protein()
    {
        string[] lines =
        [
            .. Backbone,
            Atom(1, " CB ", "ALA", "2", 9.8, 1.5, alt: "A", occupancy: "0.70"),
            Atom(2, " CB ", "ALA", "2", 9.8, -1.5, alt: "C", occupancy: "0.30"),
            .. Ligand("C", "0.30"),
        ];
        var site = LigandPicker.Pick(Read(lines), "LIG");
        Assert.Equal(
            -1.5,
            site.Receptor
                .Positions[
                    Enumerable.Range(0, site.Receptor.Atoms.Length).Single(i => site.Receptor.Atoms[i].Name == "CB")
                ]
                .Y);
        Assert.Contains(
            "The ligand is in conformation C: that was taken wherever a residue has it.",
            site.Ligand.Remarks.Select(remark => remark.Message));
    }

    [Fact]
    public void A_letter_that_is_asked_for_wins_over_the_ligands()
    {
        string[] lines =
        [
            .. Backbone,
            Atom(1, " CB ", "ALA", "2", 9.8, 1.5, alt: "A", occupancy: "0.70"),
            Atom(2, " CB ", "ALA", "2", 9.8, -1.5, alt: "C", occupancy: "0.30"),
            .. Ligand("C", "0.30"),
        ];
        var site = LigandPicker.Pick(Read(new StructureReadOptions { AltLoc = "A" }, lines), "LIG");
        Assert.Equal(
            1.5,
            site.Receptor
                .Positions[
                    Enumerable.Range(0, site.Receptor.Atoms.Length).Single(i => site.Receptor.Atoms[i].Name == "CB")
                ]
                .Y);
    }

    [Fact]
    public void Where_the_protein_lacks_the_letter_occupancy_decides()
    {
        string[] lines =
        [
            .. Backbone,
            Atom(1, " CB ", "ALA", "2", 9.8, 1.5, alt: "A", occupancy: "0.40"),
            Atom(2, " CB ", "ALA", "2", 9.8, -1.5, alt: "B", occupancy: "0.60"),
            .. Ligand("C", "0.30"),
        ];
        var site = LigandPicker.Pick(Read(lines), "LIG");
        Assert.Equal(
            -1.5,
            site.Receptor
                .Positions[
                    Enumerable.Range(0, site.Receptor.Atoms.Length).Single(i => site.Receptor.Atoms[i].Name == "CB")
                ]
                .Y);
    }

    [Fact]
    public void Two_ligands_in_the_conformations_of_one_place_are_both_offered_and_each_can_be_taken()
    {
        var structure = Read([.. Backbone, .. Ligand("A", "0.60"), .. Ligand("B", "0.40", "LIH", 4)]);
        Assert.Equal(
            ["A:LIG:201", "A:LIH:201"],
            LigandPicker.Candidates(structure).Select(candidate => candidate.Specification));
        var site = LigandPicker.Pick(structure, "LIH");
        Assert.Equal(4, site.Ligand.Atoms.Length);
        Assert.DoesNotContain(site.Receptor.Residues, residue => residue.Id.Name == "LIG");
        Assert.Equal(5, LigandPicker.Pick(structure, "LIG").Ligand.Atoms.Length);
    }

    [Fact]
    public void A_group_of_another_letter_in_the_ligands_place_is_left_out_and_said()
    {
        string[] other =
        [
            .. Ligand("B", "0.40", "LIH", 4).Select(line => line.Replace(" 201", " 301", StringComparison.Ordinal)),
        ];
        var site = LigandPicker.Pick(Read([.. Backbone, .. Ligand("A", "0.60"), .. other]), "LIG");
        Assert.DoesNotContain(site.Receptor.Residues, residue => residue.Id.Name == "LIH");
        Assert.Contains(site.Ligand.Remarks, remark => remark.Code == "overlapping-group-left-out");
    }

    [Fact]
    public void Different_residues_at_one_place_are_said_as_such()
    {
        var structure = Read([
            .. Backbone,
            Atom(1, " CA ", "SER", "7", 40, alt: "A", occupancy: "0.60"),
            Atom(2, " CA ", "THR", "7", 40.1, alt: "B", occupancy: "0.40"),]);
        Assert.Contains(
            "A:SER:7 shares its place with THR, in the conformations A (0.60), B (0.40); SER (A) was taken.",
            structure.Remarks.Select(remark => remark.Message));
    }

    [Fact]
    public void The_topology_of_frames_keeps_the_atoms_that_reading_took()
    {
        string[] lines =
        [
            .. Backbone,
            .. Ligand("A", "0.60"),
            .. Ligand("B", "0.40", "LIH", 4).Select(line => line.Replace(" 201", " 301", StringComparison.Ordinal)),
        ];
        var structure = Read(lines);
        var site = LigandPicker.Pick(structure, "LIG", isPlaced: false);
        Assert.Equal(structure.Atoms.Length, site.Ligand.Atoms.Length + site.Receptor.Atoms.Length);
    }

    /// <summary>Carbons in a row along z, near the backbone.</summary>
    private static IEnumerable<string> Ligand(string letter, string occupancy, string name = "LIG", int atoms = 5) =>
        Enumerable
            .Range(0, atoms)
            .Select(i =>
                Atom(
                    i + 1,
                    $" C{i + 1} ",
                    name,
                    "201",
                    8,
                    4,
                    1.5 * i,
                    alt: letter,
                    occupancy: occupancy,
                    record: "HETATM",
                    element: "C"));
}
