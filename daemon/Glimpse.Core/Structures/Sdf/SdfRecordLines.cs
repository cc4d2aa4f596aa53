using System.Globalization;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Sdf;

/// <summary>
/// The lines of one SD record: ends at <c>$$$$</c>, so that a record cut short can't swallow the next one.
/// </summary>
internal sealed class SdfRecordLines(LineReader lines, int limit)
{
    private const string Delimiter = "$$$$";

    private long characters;
    private bool isOver;

    /// <summary>True when the file ended before the record's delimiter.</summary>
    internal bool EndedWithFile { get; private set; }

    /// <summary>Reads the next line of the record.</summary>
    /// <exception cref="GlimpseException">The record is longer than the limit.</exception>
    internal bool Read(out ReadOnlySpan<char> line)
    {
        line = default;
        if (isOver)
            return false;
        EndedWithFile = !lines.Read(out line);
        isOver = EndedWithFile || IsDelimiter(line);
        if (isOver)
        {
            line = default;
            return false;
        }

        characters += line.Length;
        return characters <= limit ? true : throw Fail(
            string.Create(CultureInfo.InvariantCulture, $"the record is longer than {limit} characters."),
            "Check that records end with $$$$, or raise the limit on a record.");
    }

    /// <summary>Reads a line that must be there.</summary>
    /// <exception cref="GlimpseException">The record ends before it.</exception>
    internal ReadOnlySpan<char> Require(string what) =>
        Read(out var line)
            ? line
            : throw Fail($"the record ends before {what}.", "The file is cut short; export it again.");

    /// <summary>Passes over what is left of the record.</summary>
    internal void SkipRest()
    {
        while (!isOver)
            isOver = !lines.Advance() || IsDelimiter(lines.Line);
    }

    /// <summary>
    /// Passes over the data items, up to the record's end. A molecule right below an item's name is its value; one
    /// that begins after a blank line is another ligand, whose record before it isn't ended.
    /// </summary>
    /// <exception cref="GlimpseException">Something else than data items follows the molecule.</exception>
    internal void SkipDataItems()
    {
        var isAmongItems = false;
        Span<bool> areBlank = stackalloc bool[SdfReader.CountsLine];
        while (!isOver)
        {
            isOver = !lines.Advance() || IsDelimiter(lines.Line);
            if (isOver)
                return;
            var line = lines.Line.Trim();
            isAmongItems |= line.StartsWith(">");
            if (isAmongItems ? areBlank[0] && MolfileV2000.IsStampedCounts(lines.Line) : !line.IsEmpty)
                throw NotEnded(line);
            areBlank[1..].CopyTo(areBlank);
            areBlank[^1] = line.IsEmpty;
        }
    }

    private static bool IsDelimiter(ReadOnlySpan<char> line) =>
        line.StartsWith(Delimiter) || line.Trim() is Delimiter;

    private GlimpseException NotEnded(ReadOnlySpan<char> line) =>
        Fail(
            $"{Fault.Quote(line)} follows the molecule, which {Delimiter} doesn't end: what comes after it would be "
                + "lost.",
            $"End each molecule with a line {Delimiter}; files in MOL format are joined with one between them.");

    internal void CheckAtomLimit(int atoms) => lines.CheckAtomLimit(atoms);

    internal GlimpseException Fail(string what, string remedy) => lines.Fail(what, remedy);
}
