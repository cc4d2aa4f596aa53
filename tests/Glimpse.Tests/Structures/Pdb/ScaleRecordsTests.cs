using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Xunit;

namespace Glimpse.Tests.Structures.Pdb;

public sealed class ScaleRecordsTests
{
    private static readonly string[] Lines = File.ReadAllLines(Fixture.PathOf("1hpv.pdb"));

    [Fact]
    public void A_cell_whose_SCALE_records_follow_from_it_is_kept()
    {
        Assert.Equal("P 61", Read(Lines)?.SpaceGroup);
        Assert.NotNull(Read(Lines.Where(line => !line.StartsWith("SCALE"))));
        Assert.NotNull(StructureReader.Read(Fixture.PathOf("5dpv.pdb")).Cell);
    }

    [Theory]
    [InlineData(
        "SCALE1      0.015773  0.009106  0.000000        0.00000",
        "SCALE1      0.018213  0.000000  0.000000        0.00000")]
    [InlineData(
        "SCALE3      0.000000  0.000000  0.011933        0.00000",
        "SCALE3      0.000000  0.000000  0.011933        0.25000")]
    public void A_cell_in_other_axes_than_the_coordinates_is_none_of_theirs(string found, string other)
    {
        Assert.Contains(Lines, line => line.StartsWith(found));
        Assert.Null(Read(Lines.Select(line => line.StartsWith(found) ? other : line)));
    }

    private static UnitCell? Read(IEnumerable<string> lines) =>
        StructureReader.Read(new StringReader(string.Join('\n', lines)), "1hpv.pdb").Cell;
}
