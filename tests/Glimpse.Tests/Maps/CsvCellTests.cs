using CsCheck;
using Glimpse.Core;
using Xunit;

namespace Glimpse.Tests.Maps;

public sealed class CsvCellTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("O'3, a", "\"O'3, a\"")]
    public void A_text_that_a_spreadsheet_would_run_gets_an_apostrophe(string text, string cell) => Assert.Equal(cell, CsvCell.Of(text));

    [Theory]
    [InlineData("-1.5")]
    [InlineData("+2e-3")]
    [InlineData("")]
    [InlineData("CA")]
    public void Numbers_and_plain_texts_stay(string text) => Assert.Equal(text, CsvCell.Of(text));

    [Fact]
    public void What_was_guarded_is_read_back_as_it_was() => Gen.String[Gen.Char["=+-@'\tab1."], 1, 5].Where(text => text[0] != '\'').Sample(text => Assert.Equal(text, CsvCell.Text(CsvCell.Of(text))));
}
