using Glimpse.Core;
using Glimpse.Core.Structures.Ligands;
using Xunit;
using static Glimpse.Tests.Structures.Pdb.PdbText;

namespace Glimpse.Tests.Structures.Sites;

public sealed class TwinTests
{
    private static readonly string[] Protein =
    [
        .. Enumerable
            .Range(1, 8)
            .SelectMany(i =>
                new[]
                {
                    Atom(1, " N  ", "ALA", $"{i}", i * 4.2, element: "N"),
                    Atom(2, " CA ", "ALA", $"{i}", (i * 4.2) + 1.4, element: "C"),
                    Atom(3, " C  ", "ALA", $"{i}", (i * 4.2) + 2.8, element: "C"),
                }),
    ];

    [Theory]
    [InlineData("TER", 0.4)]
    [InlineData("TER", 3)]
    [InlineData("REMARK", 0.4)]
    [InlineData("TER", 12)]
    public void Twins_under_one_name_are_two_ligands_and_the_message_names_forms_that_work(string between, double shift)
    {
        var structure = Read([.. Protein, .. Pose(8), between, .. Pose(8 + shift)]);
        Assert.Equal([5, 5], LigandPicker.Candidates(structure).Select(candidate => candidate.HeavyAtoms));
        var fault = Assert.Throws<GlimpseException>(() => LigandPicker.Pick(structure, "LIG"));
        Assert.Equal(
            "test.pdb: LIG fits 2 groups; candidates are A:LIG:200#1 (5 heavy atoms), A:LIG:200#2 (5 heavy atoms).",
            fault.Message);
        Assert.Equal("Name one of them, such as A:LIG:200#1.", fault.Remedy);
        foreach (var candidate in LigandPicker.Candidates(structure))
            Assert.Equal(candidate.Specification, LigandPicker.Pick(structure, candidate.Specification).Specification);
        Assert.Equal(8 + shift, LigandPicker.Pick(structure, "LIG#2").Ligand.Positions[0].X);
    }

    [Fact]
    public void A_pose_in_the_ligands_place_is_no_protein_and_said_but_a_copy_elsewhere_stays()
    {
        var site = LigandPicker.Pick(Read([.. Protein, .. Pose(8), "TER", .. Pose(8.4), "TER", .. Pose(30)]), "LIG#1");
        Assert.Equal(
            30,
            Assert.Single(site.Receptor.Residues, residue => residue.Id.Name == "LIG") is var left
                ? site.Receptor.Positions[left.FirstAtom].X
                : 0);
        Assert.Contains(site.Ligand.Remarks, remark => remark.Code == "overlapping-group-left-out");
    }

    [Fact]
    public void Poses_of_different_ligands_in_one_place_arent_joined()
    {
        var structure = Read([.. Protein, .. Pose(8), .. Pose(8.3, "LIH")]);
        Assert.Equal(["LIG", "LIH"], LigandPicker.Candidates(structure).Select(candidate => candidate.Name));
    }

    [Theory]
    [InlineData("LIG#3")]
    [InlineData("LIG#0")]
    [InlineData("LIG#x")]
    public void An_ordinal_that_isnt_there_is_refused(string specification) =>
        Assert.Throws<GlimpseException>(() =>
            LigandPicker.Pick(Read([.. Protein, .. Pose(8), "TER", .. Pose(8.4)]), specification));

    private static IEnumerable<string> Pose(double x, string name = "LIG") =>
        Enumerable
            .Range(0, 5)
            .Select(i => Atom(i + 1, $" C{i + 1} ", name, "200", x, 4, 1.5 * i, record: "HETATM", element: "C"));
}
