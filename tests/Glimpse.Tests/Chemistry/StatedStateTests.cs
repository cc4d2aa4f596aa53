using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Xunit;
using static Glimpse.Core.Voxels.AtomTraits;

namespace Glimpse.Tests.Chemistry;

/// <summary>States of residues that hydrogens or names give, against what the rule would say.</summary>
public sealed class StatedStateTests
{
    private const int Histidine = 69;

    [Fact]
    public void A_histidine_with_both_hydrogens_is_charged()
    {
        var complex = RealComplex.Edited(lines =>
            Behind(lines, Histidine, Hydrogen("ND1", "HD1"), Hydrogen("NE2", "HE2")));

        Assert.Equal(Aromatic | Donor | Positive | Occupancy, Channels(complex, Histidine, "ND1"));
        Assert.Equal(Aromatic | Donor | Positive | Occupancy, Channels(complex, Histidine, "NE2"));
        Assert.Equal("HIP by rule HIE", Stated(complex, "A:HIS:69"));
    }

    [Fact]
    public void A_histidine_between_two_acceptors_with_one_hydrogen_stays_neutral()
    {
        var complex = RealComplex.Edited(lines => Behind(
            lines,
            Histidine,
            Hydrogen("NE2", "HE2"),
            RealComplex.Line("HETATM", "O1", "XYZ", "Y", 1, BeyondRing("ND1", 2.8), "O"),
            RealComplex.Line("HETATM", "O1", "XYZ", "Y", 2, BeyondRing("NE2", 2.8), "O")));

        Assert.Equal(Aromatic | Acceptor | Occupancy, Channels(complex, Histidine, "ND1"));
        Assert.Equal(Aromatic | Donor | Occupancy, Channels(complex, Histidine, "NE2"));
        Assert.Equal("HIE by rule HIP", Stated(complex, "A:HIS:69"));
    }

    [Fact]
    public void An_aspartate_named_ASH_is_neutral_without_a_hydrogen()
    {
        var complex = RealComplex.Edited(lines => Named(lines, 25, "ASH"));

        Assert.Equal(Acceptor | Occupancy, Channels(complex, 25, "OD1"));
        Assert.Equal(Acceptor | Donor | Occupancy, Channels(complex, 25, "OD2"));
        Assert.Equal("ASH by rule ASP", Stated(complex, "A:ASH:25"));
    }

    [Fact]
    public void A_lysine_named_LYN_is_neutral_without_a_hydrogen()
    {
        var complex = RealComplex.Edited(lines => Named(lines, 20, "LYN"));

        Assert.Equal(Acceptor | Donor | Occupancy, Channels(complex, 20, "NZ"));
        Assert.Equal("LYN by rule LYS", Stated(complex, "A:LYN:20"));
        Assert.Equal(Donor | Positive | Occupancy, Channels(RealComplex.Whole, 20, "NZ"));
    }

    [Fact]
    public void An_element_without_a_radius_in_the_scheme_has_2_angstrom_and_is_named_once()
    {
        var complex = RealComplex.Edited(lines => Behind(
            lines,
            Histidine,
            RealComplex.Line("HETATM", "AL", "AL", "Z", 1, BeyondRing("ND1", 6), "AL"),
            RealComplex.Line("HETATM", "AL", "AL", "Z", 2, BeyondRing("ND1", 9), "AL")));

        Assert.All(
            complex.Atoms.Where(atom => atom.Element.Symbol == "Al"),
            atom => Assert.Equal((2.0, Metal | Occupancy), (atom.Radius, atom.Traits)));
        Assert.Equal(2, complex.Atoms.Count(atom => atom.Element.Symbol == "Al"));
        Assert.Equal(
            ["Al has no radius in the scheme glimpse-8: 2 Å taken."],
            complex.Remarks.Where(remark => remark.Code == "default-radius").Select(remark => remark.Message));
        Assert.DoesNotContain(RealComplex.Whole.Remarks, remark => remark.Code == "default-radius");
    }

    private static AtomTraits Channels(TypedComplex complex, int residue, string atom) =>
        RealComplex.ChannelsOf(complex, "A", residue, atom);

    /// <summary>Which state a residue was given, and which the rule has.</summary>
    private static string Stated(TypedComplex complex, string where)
    {
        var remark = Assert.Single(
            complex.Remarks,
            remark => remark.Code == "stated-protonation" && remark.Where == where);
        var words = remark.Message.TrimEnd('.').Split(' ');
        return $"{words[2]} by rule {words[^1]}";
    }

    private static string Hydrogen(string nitrogen, string name) =>
        RealComplex.Line("ATOM", $" {name}", "HIS", "A", Histidine, BeyondRing(nitrogen, 1.0), "H");

    /// <summary>A point on the outer side of a nitrogen of the histidine, away from its two ring neighbours.</summary>
    private static Point3 BeyondRing(string nitrogen, double distance)
    {
        var neighbour = RealComplex.PositionOf("A", Histidine, nitrogen == "ND1" ? "CG" : "CD2");
        var between = Point3.Centroid([neighbour, RealComplex.PositionOf("A", Histidine, "CE1")]);
        var at = RealComplex.PositionOf("A", Histidine, nitrogen);
        return at + ((at - between).Normalized() * distance);
    }

    private static IEnumerable<string> Named(IEnumerable<string> lines, int residue, string name) =>
        lines.Select(line => IsAtomOf(line, residue) ? $"{line[..17]}{name}{line[20..]}" : line);

    /// <summary>Lines put behind the last of a residue.</summary>
    private static IEnumerable<string> Behind(IEnumerable<string> lines, int residue, params string[] added)
    {
        var isInside = false;
        foreach (var line in lines)
        {
            if (isInside && !IsAtomOf(line, residue))
            {
                foreach (var more in added)
                    yield return more;
            }

            isInside = IsAtomOf(line, residue);
            yield return line;
        }
    }

    private static bool IsAtomOf(string line, int number) =>
        line.StartsWith("ATOM", StringComparison.Ordinal)
        && line[21] == 'A'
        && line[22..26].Trim() == number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
