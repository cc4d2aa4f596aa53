using Glimpse.Core.Structures.Ligands;
using Xunit;
using static Glimpse.Tests.Structures.Pdb.PdbText;

namespace Glimpse.Tests.Structures.Sites;

/// <summary>Groups beside a chain of glycines: which are one ligand, and which only touch.</summary>
public sealed class TouchingGroupsTests
{
    private static readonly string[] Chain =
    [
        .. Enumerable
            .Range(0, 8)
            .SelectMany(i =>
                new[]
                {
                    Atom(4 * i, " N", "GLY", $"{i}", 3.6 * i),
                    Atom((4 * i) + 1, " CA", "GLY", $"{i}", (3.6 * i) + 1.2, 0.8),
                    Atom((4 * i) + 2, " C", "GLY", $"{i}", (3.6 * i) + 2.4),
                    Atom((4 * i) + 3, " O", "GLY", $"{i}", (3.6 * i) + 2.4, -1.2),
                }),
    ];

    /// <summary>
    /// A ligand C-C-C whose last carbon is 1.54 Å from the oxygen of another group, at an angle with its carbon.
    /// </summary>
    private static string[] Beside(double degrees)
    {
        var angle = degrees * Math.PI / 180;
        return
        [
            .. Chain,
            Group(100, " C1", "LIG", 1, 0, 5),
            Group(101, " C2", "LIG", 1, 1.5, 5),
            Group(102, " C3", "LIG", 1, 3.0, 5),
            Group(103, " O1", "COF", 2, 4.54, 5),
            Group(104, " C1", "COF", 2, 4.54 - (1.43 * Math.Cos(angle)), 5 + (1.43 * Math.Sin(angle))),
            Group(105, " C2", "COF", 2, 6.5, 6.5),
        ];
    }

    [Fact]
    public void A_contact_as_short_as_a_bond_at_an_angle_that_no_bond_has_is_a_contact()
    {
        Assert.Equal(["LIG-COF"], LigandPicker.Candidates(Read(Beside(109))).Select(candidate => candidate.Name));
        Assert.Equal(
            ["COF", "LIG"],
            LigandPicker.Candidates(Read(Beside(70))).Select(candidate => candidate.Name).Order());
    }

    [Fact]
    public void A_buffer_that_is_alone_in_its_chain_is_found_by_the_chain()
    {
        var structure = Read([
            .. Chain,
            Group(100, " C1", "GOL", 1, 0, 5, "L"),
            Group(101, " C2", "GOL", 1, 1.5, 5, "L"),
            Group(102, " O1", "GOL", 1, 2.1, 6.2, "L"),]);
        Assert.Equal("L:GOL:1", LigandPicker.Pick(structure, "L::").Specification);
    }

    private static string Group(
        int serial,
        string name,
        string residue,
        int number,
        double x,
        double y,
        string chain = "A") =>
        Atom(serial, name, residue, $"{100 + number}", x, y, 0, record: "HETATM", chain: chain)
            .Replace($"{chain} 10{number}", $"{chain}{number, 4}", StringComparison.Ordinal);
}
