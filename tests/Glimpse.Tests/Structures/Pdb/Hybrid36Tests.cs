using CsCheck;
using Glimpse.Core.Structures.Pdb;
using Xunit;

namespace Glimpse.Tests.Structures.Pdb;

public sealed class Hybrid36Tests
{
    [Fact]
    public void Every_number_that_four_columns_hold_is_written_and_read_back() =>
        Gen.Int[-999, 9999 + (2 * 26 * 36 * 36 * 36)]
            .Sample(number =>
                Hybrid36.Encode(number, 4) is { Length: 4 } text
                && Hybrid36.TryParse(text, 4, out var read)
                && read == number);

    [Theory]
    [InlineData("A00")]
    [InlineData("A0a0")]
    [InlineData("****")]
    [InlineData("")]
    [InlineData("1A00")]
    public void Other_text_is_refused(string text) => Assert.False(Hybrid36.TryParse(text, 4, out _));

    [Theory]
    [InlineData(-999, "-999")]
    [InlineData(7, "   7")]
    [InlineData(9999, "9999")]
    [InlineData(10000, "A000")]
    [InlineData(10035, "A00Z")]
    [InlineData(1223055, "ZZZZ")]
    [InlineData(1223056, "a000")]
    [InlineData(2436111, "zzzz")]
    public void Numbers_go_on_where_decimals_end(int number, string text) =>
        Assert.Equal(text, Hybrid36.Encode(number, 4));

    [Theory]
    [InlineData(-1000)]
    [InlineData(2436112)]
    public void What_four_columns_can_not_say_is_null(int number) => Assert.Null(Hybrid36.Encode(number, 4));
}
