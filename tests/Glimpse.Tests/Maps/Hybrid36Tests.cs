using Glimpse.Core.Maps;
using Xunit;

namespace Glimpse.Tests.Maps;

public sealed class Hybrid36Tests
{
    [Theory]
    [InlineData(-999, "-999")]
    [InlineData(7, "   7")]
    [InlineData(9999, "9999")]
    [InlineData(10000, "A000")]
    [InlineData(10035, "A00Z")]
    [InlineData(1223055, "ZZZZ")]
    [InlineData(1223056, "a000")]
    [InlineData(2436111, "zzzz")]
    public void Numbers_go_on_where_decimals_end(int number, string text) => Assert.Equal(text, Hybrid36.Encode(number, 4));

    [Theory]
    [InlineData(-1000)]
    [InlineData(2436112)]
    public void What_four_columns_can_not_say_is_null(int number) => Assert.Null(Hybrid36.Encode(number, 4));
}
