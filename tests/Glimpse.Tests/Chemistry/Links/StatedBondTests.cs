using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Xunit;

namespace Glimpse.Tests.Chemistry.Links;

public sealed class StatedBondTests
{
    [Theory]
    [InlineData("1555", true)]
    [InlineData("2555", false)]
    public void A_stated_bond_between_atoms_far_apart_is_no_bond_and_said_unless_it_goes_to_a_mate(
        string operation,
        bool isSaid)
    {
        var link = $"LINK         OD1 ASP A  25                 C1  478   200     {operation}   1555  1.40  \n";
        var site = LigandPicker.Pick(
            StructureReader.Read(new StringReader(link + Fixture.Text("1hpv.pdb")), "1hpv.pdb"),
            "478");
        var remarks = ComplexTyper.Type(site, new ComplexOptions()).Remarks;
        Assert.DoesNotContain(remarks, remark => remark.Code == "covalent-bond-cut");
        var said = remarks.Where(remark => remark.Code == "stated-bond-too-long").ToList();
        Assert.Equal(isSaid ? 1 : 0, said.Count);
        Assert.All(
            said,
            remark =>
                Assert.Contains(
                    "from :478:200 C1 to A:ASP:25 OD1, which lie 8.4 Å apart",
                    remark.Message,
                    StringComparison.Ordinal));
    }
}
