using System.Globalization;
using Glimpse.Core;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Xunit;
using static Glimpse.Core.Voxels.AtomTraits;

namespace Glimpse.Tests.Chemistry;

/// <summary>Hydrogens as of programs that fill valences without a pH: every acid and every lysine uncharged.</summary>
public sealed class UnchargedHydrogensTests
{
    private const string Code = "uncharged-hydrogens";

    private static readonly (string Residue, string Atom)[] Neutral =
        [("ASP", "OD2"), ("GLU", "OE2"), ("LYS", "NZ"), ("HIS", "ND1")];

    [Fact]
    public void Hydrogens_that_leave_every_acid_and_lysine_uncharged_state_nothing_and_that_is_said_once()
    {
        var complex = RealComplex.Edited(lines => lines.SelectMany(line => WithHydrogens(line, _ => true)));
        Assert.Equal(ChannelsOf(RealComplex.Whole), ChannelsOf(complex));
        var remark = Assert.Single(complex.Remarks, remark => remark.Code == Code);
        Assert.Equal(RemarkKind.Assumption, remark.Kind);
        Assert.Contains("A:LYS:14", remark.Message);
    }

    [Fact]
    public void One_charged_group_among_them_makes_all_hydrogens_believed()
    {
        var complex = RealComplex.Edited(lines =>
            lines.SelectMany(line => WithHydrogens(line, _ => true, isCharged: id => id == "A  14")));
        Assert.DoesNotContain(complex.Remarks, remark => remark.Code == Code);
        Assert.False(RealComplex.ChannelsOf(complex, "A", 25, "OD1").HasFlag(Negative));
        Assert.True(RealComplex.ChannelsOf(complex, "A", 69, "ND1").HasFlag(Donor));
        Assert.Contains(complex.Remarks, remark => remark.Code == "stated-protonation");
    }

    [Fact]
    public void Acids_alone_are_believed_for_a_protein_may_hold_them_uncharged()
    {
        var complex = RealComplex.Edited(lines =>
            lines.SelectMany(line => WithHydrogens(line, residue => residue != "LYS")));
        Assert.DoesNotContain(complex.Remarks, remark => remark.Code == Code);
        Assert.False(RealComplex.ChannelsOf(complex, "A", 25, "OD1").HasFlag(Negative));
    }

    [Fact]
    public void A_residue_named_uncharged_stays_so()
    {
        var complex = RealComplex.Edited(lines => lines.SelectMany(line => WithHydrogens(line, _ => true))
            .Select(line => line.Length > 26 && line[17..26] == "ASP A  25" ? $"{line[..17]}ASH{line[20..]}" : line));
        Assert.False(RealComplex.ChannelsOf(complex, "A", 25, "OD1").HasFlag(Negative));
        Assert.True(RealComplex.ChannelsOf(complex, "B", 25, "OD1").HasFlag(Negative));
    }

    private static IEnumerable<(ResidueId, string, AtomTraits)> ChannelsOf(TypedComplex complex) =>
        complex.Atoms.Where(atom => atom.Side == Side.Protein).Select(atom => (atom.Residue, atom.Name, atom.Traits));

    /// <summary>
    /// An atom's line, followed by those of the hydrogens that make its group uncharged, a bond's length away.
    /// </summary>
    private static IEnumerable<string> WithHydrogens(
        string line,
        Predicate<string> isGiven,
        Predicate<string>? isCharged = null)
    {
        yield return line;
        if (!line.StartsWith("ATOM", StringComparison.Ordinal))
            yield break;
        var (residue, atom) = (line[17..20], line[12..16].Trim());
        if (!Neutral.Contains((residue, atom)) || !isGiven(residue))
            yield break;
        var count = residue != "LYS" ? 1 : isCharged?.Invoke(line[21..26]) == true ? 3 : 2;
        var away = residue == "HIS" ? -1 : 1; // From the ring of histidine 69 of chain A.
        for (var i = 0; i < count; i++)
        {
            var z = double.Parse(line[46..54], CultureInfo.InvariantCulture) + (0.6 * away);
            var x = double.Parse(line[30..38], CultureInfo.InvariantCulture) + (0.8 * (i - 1) * away);
            var y = double.Parse(line[38..46], CultureInfo.InvariantCulture);
            yield return RealComplex.Line(
                "ATOM",
                $" HZ{i + 1}",
                residue,
                line[21..22],
                int.Parse(line[22..26], CultureInfo.InvariantCulture),
                new Point3(x, y, z),
                "H");
        }
    }
}
