using Glimpse.Core.Maps;
using Glimpse.Core.Structures;
using Xunit;

namespace Glimpse.Tests.Maps;

public sealed class AttributionPdbWriterTests
{
    [Fact]
    public void Attribution_times_100_stands_in_the_B_column_and_a_remark_says_so()
    {
        var lines = Write().Split('\n');
        Assert.Contains(
            lines,
            line => line.TrimEnd() == "REMARK   6 B-FACTOR COLUMN: ATTRIBUTION X 100, ATTRIBUTION IN logit.");
        Assert.Contains("ATOM      1  OD1 ASP A  25      13.000   9.250  51.500  1.00 75.00           O  ", lines);
        Assert.Contains("HETATM    2  N1  478   200      15.900   9.250  51.500  1.00-25.00           N  ", lines);
        Assert.All(lines[..^1], line => Assert.Equal(80, line.Length));
        Assert.Equal("END", lines[^2].TrimEnd());
    }

    [Fact]
    public void A_protein_side_hetero_group_is_written_as_HETATM() =>
        Assert.Contains("HETATM    1  OD1 ASP A  25 ", Write(isHetero: true));

    [Theory]
    [InlineData(-2.5, "-250.0")]
    [InlineData(-123.4, "-12340")]
    [InlineData(99, "9900.0")]
    public void A_value_too_wide_for_two_decimals_gives_up_decimals_first(double attribution, string column) =>
        Assert.Contains("1.00" + column + "           N", Write(attribution));

    [Fact]
    public void A_value_too_wide_for_the_column_is_clipped_and_a_remark_gives_it()
    {
        var text = Write(-12345);
        Assert.Contains("1.00-99999           N", text);
        Assert.Contains("REMARK   6 B OF :478:200 N1 CLIPPED, IT IS -1.2345E+06", text);
    }

    [Fact]
    public void Residue_names_of_four_letters_stand_and_longer_ones_are_cut_with_a_remark()
    {
        Assert.Contains(" N1  UNK1  200 ", Write(ligand: new ResidueId("", "UNK1", 200)));
        var text = Write(ligand: new ResidueId("L", "A1LU6", 200));
        Assert.Contains(" N1  A1L L 200 ", text);
        Assert.Contains("REMARK   6 RESIDUE NAME A1LU6 IS WRITTEN A1L", text);
    }

    [Fact]
    public void A_long_chain_name_gets_a_letter_that_no_other_chain_has()
    {
        var text = Write(ligand: new ResidueId("AA-2", "478", 200));
        Assert.Contains("REMARK   6 CHAIN AA-2 IS WRITTEN B", text);
        Assert.Contains(" N1  478 B 200 ", text);
    }

    [Fact]
    public void A_residue_number_beyond_9999_is_written_in_hybrid_36() =>
        Assert.Contains(" N1  SOL  A000 ", Write(ligand: new ResidueId("", "SOL", 10000)));

    [Fact]
    public void What_steers_a_terminal_is_in_no_line()
    {
        var lines = Write(ligand: new ResidueId("\e", "\e[1", 200, "\a")).Split('\n')[..^1];
        Assert.All(lines, line => Assert.DoesNotContain(line, char.IsControl));
        Assert.All(lines, line => Assert.Equal(80, line.Length));
        Assert.Contains(" N1  ?[1 ?", string.Concat(lines));
    }

    [Fact]
    public void Of_two_ligands_the_reference_is_the_alternate_location_B_and_a_remark_says_so()
    {
        Assert.DoesNotContain("ALTERNATE LOCATION", Write());
        var one = SampleExplanation.Make();
        var reference = one.Complex.Atoms[1] with { Name = "C9", IsReference = true };
        var both = one with
        {
            Complex = one.Complex with
            {
                Atoms = [.. one.Complex.Atoms, reference],
                Positions = [.. one.Complex.Positions, one.Complex.Positions[1]],
            },
            Atoms = [.. one.Atoms, one.Atoms[1] with { Index = 2 }],
        };
        using var text = new StringWriter();
        AttributionPdbWriter.Write(text, both, SampleExplanation.Receptor(), "a difference", "pK");
        Assert.Contains("REMARK   6 THE LIGAND IS ALTERNATE LOCATION A, THE REFERENCE B.", text.ToString());
        Assert.Contains(" OD1 ASP A  25 ", text.ToString());
        Assert.Contains(" N1 A478   200 ", text.ToString());
        Assert.Contains(" C9 B478   200 ", text.ToString());
    }

    private static string Write(double attribution = -0.25, ResidueId? ligand = null, bool isHetero = false)
    {
        using var text = new StringWriter();
        var explanation = SampleExplanation.Make(attribution, ligand);
        AttributionPdbWriter.Write(
            text,
            explanation,
            SampleExplanation.Receptor(isHetero: isHetero),
            "clash of :478:200",
            "logit");
        return text.ToString();
    }
}
