using System.Globalization;

namespace Glimpse.Core;

/// <summary>
/// Cells of the CSV files that are written (RFC 4180). A text that a spreadsheet would run as a formula gets an
/// apostrophe in front, as OWASP's "CSV Injection" has it; numbers stay numbers. What steers a terminal is a question
/// mark, as everywhere (<see cref="Printable"/>): tables are looked at with <c>cat</c>, too.
/// </summary>
public static class CsvCell
{
    private const char Guard = '\'';

    private static readonly char[] Special = [',', '"'];

    /// <summary>A text as a cell: one clean line, guarded, and quoted where it has a comma or a quote.</summary>
    public static string Of(string text) => text.IndexOfAny(Special) < 0 ? Guarded(text) : Quoted(text);

    /// <summary>A text as a cell: one clean line, guarded, and quoted always.</summary>
    public static string Quoted(string text) => $"\"{Guarded(text).Replace("\"", "\"\"")}\"";

    /// <summary>The text of a cell, without the apostrophe that <see cref="Of"/> put there.</summary>
    public static string Text(string cell) =>
        cell.Length > 1 && cell[0] == Guard && IsFormula(cell[1..]) ? cell[1..] : cell;

    private static string Guarded(string text)
    {
        var line = Printable.Line(text);
        return IsFormula(line) && !IsNumber(line) ? Guard + line : line;
    }

    /// <summary>The full-width signs are formulas where Chinese, Japanese or Korean is spoken.</summary>
    private static bool IsFormula(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';

    private static bool IsNumber(string text) =>
        text[0] is '+' or '-' && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
