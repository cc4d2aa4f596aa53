using Glimpse.Core.Maps;
using Glimpse.Core.Structures;
using Xunit;

namespace Glimpse.Tests.Maps;

public sealed class AtomCsvWriterTests
{
    [Fact]
    public void A_row_names_the_atom_and_gives_each_channel_and_the_total()
    {
        Assert.Equal(
            """
            side,chain,residue_name,residue_number,insertion_code,atom,element,x,y,z,hydrophobic,aromatic,acceptor,donor,positive,negative,metal,occupancy,total
            protein,A,ASP,25,,OD1,O,13,9.25,51.5,0,0,0.5,0,0,0.25,0,0,0.75
            ligand,,478,200,,N1,N,15.9,9.25,51.5,0,0,0,-0.25,0,0,0,0,-0.25

            """.ReplaceLineEndings("\n"),
            Write(SampleExplanation.Ligand));
    }

    [Fact]
    public void A_field_with_a_comma_or_a_quote_stays_one_field() =>
        Assert.Contains("\nligand,\"B,1\",\"4\"\"8\",200,A,N1,", Write(new ResidueId("B,1", "4\"8", 200, "A")));

    private static string Write(ResidueId ligand)
    {
        using var text = new StringWriter();
        AtomCsvWriter.Write(text, SampleExplanation.Make(ligand: ligand));
        return text.ToString();
    }
}
