using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Xunit;
using static Glimpse.Core.Voxels.AtomTraits;

namespace Glimpse.Tests.Chemistry;

public sealed class HydrogensAtGapsTests
{
    private const string Terminus = "charged-terminus";

    /// <summary>Three places a bond from N, away from the atoms of its residue.</summary>
    private static readonly Point3[] Directions =
    [
        new(1, 0, 0),
        new(0, 1, 0),
        new(0, 0, 1),
        new(-1, 0, 0),
        new(0, -1, 0),
        new(0, 0, -1),
    ];

    [Fact]
    public void Hydrogens_that_PyMOL_adds_behind_gaps_change_no_channel_and_no_end()
    {
        var (bare, full) = (OfCase("7cuo.pdb"), OfCase("7cuo-h_add.pdb"));

        Assert.Equal(ByPlace(bare), ByPlace(full));
        Assert.DoesNotContain(full.Remarks, remark => remark.Code == Terminus);
    }

    [Theory]
    [InlineData(51, 1, false)]
    [InlineData(51, 2, false)]
    [InlineData(51, 3, true)]
    [InlineData(44, 1, false)]
    [InlineData(44, 2, true)]
    public void Behind_a_gap_three_hydrogens_state_a_charged_end_and_two_on_proline(
        int residue,
        int hydrogens,
        bool isCharged)
    {
        // GLY 51 and PRO 44.
        var complex = RealComplex.Edited(lines =>
            Given(lines.Where(line => !IsAtomOf(line, residue - 1)), residue, hydrogens));

        Assert.Equal(isCharged, RealComplex.ChannelsOf(complex, "A", residue, "N").HasFlag(Positive));
        Assert.Equal(
            isCharged,
            complex.Remarks.Any(remark =>
                remark.Code == Terminus && remark.Where!.EndsWith($":{residue}", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(1, 2, true)]
    [InlineData(1, 1, false)]
    [InlineData(2, 2, false)]
    [InlineData(416, 2, false)]
    public void Two_hydrogens_are_enough_where_the_numbers_begin(int number, int hydrogens, bool isCharged)
    {
        // GLN 2 becomes the first of its chain.
        var complex = RealComplex.Edited(lines =>
            Given(Unsequenced(lines).Where(line => !IsAtomOf(line, 1)), 2, hydrogens)
                .Select(line => IsAtomOf(line, 2) ? $"{line[..22]}{number, 4}{line[26..]}" : line));

        Assert.Equal(isCharged, RealComplex.ChannelsOf(complex, "A", number, "N").HasFlag(Positive));
    }

    [Fact]
    public void A_number_1_behind_what_the_sequence_has_before_is_no_end()
    {
        var complex = RealComplex.Edited(lines => Given(lines.Where(line => !IsAtomOf(line, 1)), 2, 2)
            .Select(line => IsAtomOf(line, 2) ? $"{line[..22]}{1,4}{line[26..]}" : line));

        Assert.False(RealComplex.ChannelsOf(complex, "A", 1, "N").HasFlag(Positive));
    }

    private static TypedComplex OfCase(string protein) =>
        ComplexTyper.Type(
            StructureReader.Read(Fixture.PathOf("states/7cuo-ligand.sdf")),
            StructureReader.Read(Fixture.PathOf($"states/{protein}")),
            new());

    private static IEnumerable<(string Residue, string Atom, AtomTraits Channels)> ByPlace(TypedComplex complex) =>
        complex
            .Atoms.Where(atom => atom.Side == Side.Protein)
            .Select(atom => (atom.Residue.ToString(), atom.Name, atom.Traits))
            .Order();

    private static IEnumerable<string> Unsequenced(IEnumerable<string> lines) =>
        lines.Where(line => !line.StartsWith("SEQRES", StringComparison.Ordinal));

    /// <summary>Chain A's residue with hydrogens on its N.</summary>
    private static IEnumerable<string> Given(IEnumerable<string> lines, int residue, int hydrogens)
    {
        var nitrogen = RealComplex.PositionOf("A", residue, "N");
        var alpha = RealComplex.PositionOf("A", residue, "CA");
        var places = Directions
            .Select(direction => nitrogen + direction)
            .OrderByDescending(place => place.DistanceTo(alpha))
            .Take(hydrogens)
            .ToList();
        foreach (var line in lines)
        {
            yield return line;
            if (!IsAtomOf(line, residue) || line[12..16] != " N  ")
                continue;
            for (var i = 0; i < places.Count; i++)
                yield return RealComplex.Line("ATOM", $" H{i + 1}", line[17..20], "A", residue, places[i], "H");
        }
    }

    private static bool IsAtomOf(string line, int number) =>
        line.StartsWith("ATOM", StringComparison.Ordinal)
        && line[21] == 'A'
        && line[22..26].Trim() == number.ToString();
}
