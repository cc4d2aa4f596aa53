using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Symmetry;
using Xunit;

namespace Glimpse.Tests.Structures.Symmetry;

public sealed class SymmetryOperatorTests
{
    [Theory]
    [InlineData("-Y,X-Y,Z+1/3", "-y,x-y,z+1/3")]
    [InlineData(" 1/2+x , y , -z ", "x+1/2,y,-z")]
    [InlineData("x-1/4,y+1,z+0.5", "x-1/4,y+1,z+1/2")]
    public void A_triplet_is_read_and_written(string text, string written)
    {
        Assert.True(SymmetryOperator.TryParse(text, out var read));
        Assert.Equal(written, read.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("x,y")]
    [InlineData("x,y,z,x")]
    [InlineData("x,y,y")]
    [InlineData("x,y,1/2")]
    [InlineData("x,y,z+1/0")]
    [InlineData("x,y,z+1e300")]
    [InlineData("x,y,w")]
    [InlineData("NNNMMM   OPERATOR")]
    public void What_is_no_operator_of_a_crystal_is_refused(string text) =>
        Assert.False(SymmetryOperator.TryParse(text, out _));

    [Fact]
    public void The_inverse_undoes_every_operator_of_the_table()
    {
        var point = new Point3(0.123, 0.456, 0.789);
        foreach (var one in SpaceGroups.Symbols.SelectMany(symbol => SpaceGroups.Find(symbol)))
            Assert.True(one.Inverse().Apply(one.Apply(point)).DistanceTo(point) < 1e-12, one.ToString());
    }
}
