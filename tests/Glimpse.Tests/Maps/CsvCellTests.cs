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
    [InlineData("\r=1", " =1")]
    [InlineData("\uFF1D1+1", "'\uFF1D1+1")]
    [InlineData("\uFF20SUM(A1)", "'\uFF20SUM(A1)")]
    [InlineData("O'3, a", "\"O'3, a\"")]
    public void A_text_that_a_spreadsheet_would_run_gets_an_apostrophe(string text, string cell) =>
        Assert.Equal(cell, CsvCell.Of(text));

    [Theory]
    [InlineData("\e[31mred", "?[31mred")]
    [InlineData("a\0b\u009Bc", "a?b?c")]
    [InlineData("\t=1", "?=1")]
    [InlineData("two\nlines", "two lines")]
    [InlineData("\u202Egnp.exe", "?gnp.exe")]
    public void What_steers_a_terminal_or_ends_a_line_is_in_no_cell(string text, string cell)
    {
        Assert.Equal(cell, CsvCell.Of(text));
        Assert.Equal($"\"{cell}\"", CsvCell.Quoted(text));
    }

    [Theory]
    [InlineData("-1.5")]
    [InlineData("+2e-3")]
    [InlineData("")]
    [InlineData("CA")]
    public void Numbers_and_plain_texts_stay(string text) => Assert.Equal(text, CsvCell.Of(text));

    [Fact]
    public void What_was_guarded_is_read_back_as_it_was() =>
        Gen.String[Gen.Char["=+-@'ab1.\uFF1D"], 1, 5]
            .Where(text => text[0] != '\'')
            .Sample(text => Assert.Equal(text, CsvCell.Text(CsvCell.Of(text))));
}
