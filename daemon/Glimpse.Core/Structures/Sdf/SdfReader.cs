using System.Globalization;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Sdf;

/// <summary>Reads MDL molfiles and SD files, V2000 and V3000, one record at a time in constant memory.</summary>
public static class SdfReader
{
    /// <summary>The line of a molfile that counts its atoms and bonds; three header lines stand before it.</summary>
    internal const int CountsLine = 4;

    /// <summary>The header's second line has 2D or 3D in columns 21-22.</summary>
    private const int DimensionLine = 2, DimensionStart = 20, DimensionEnd = 22;
    private const string CutShort = "The file is cut short; export it again.";

    /// <summary>
    /// Reads all records as they are asked for. Each is one molecule, residue LIG 1, atoms named by element and
    /// position; a record that can't be read carries its error, and the next one follows.
    /// </summary>
    /// <param name="text">The file's text.</param>
    /// <param name="source">Name of the file, for messages.</param>
    /// <param name="options">Limits; the defaults when null.</param>
    /// <exception cref="GlimpseException">The text itself can't be read any further.</exception>
    public static IEnumerable<StructureRecord> ReadAll(
        TextReader text,
        string source,
        StructureReadOptions? options = null)
    {
        options ??= StructureReadOptions.Default;
        return ReadAll(new LineReader(text, source, options.Limits, options.Cancellation), options);
    }

    internal static IEnumerable<StructureRecord> ReadAll(LineReader lines, StructureReadOptions options)
    {
        for (var number = 1; ReadRecord(lines, options, number) is { } record; number++)
            yield return record;
    }

    /// <summary>Reads the next record; null at the end of the file, blank lines before it included.</summary>
    private static StructureRecord? ReadRecord(LineReader lines, StructureReadOptions options, int number)
    {
        var record = new SdfRecordLines(lines, options.Limits.RecordCharacters);
        var title = "";
        var isFlat = false;
        var first = lines.LineNumber + 1;
        try
        {
            var isBlank = true;
            for (var i = 1; i < CountsLine; i++)
            {
                if (!record.Read(out var header))
                    return isBlank && record.EndedWithFile
                        ? null
                        : throw record.Fail("the record ends within its header.", CutShort);
                isBlank &= header.Trim().IsEmpty;
                if (i == 1)
                    title = header.Trim().ToString();
                isFlat |= i == DimensionLine && Columns.Of(header, DimensionStart, DimensionEnd) is "2D";
            }

            if (!record.Read(out var counts))
                return isBlank && record.EndedWithFile
                    ? null
                    : throw record.Fail("the record ends before its counts line.", CutShort);
            var source =
                number == 1
                    ? lines.Source
                    : string.Create(CultureInfo.InvariantCulture, $"{lines.Source}, record {number}");
            var structure = ReadTable(record, counts).ToStructure(title, source) with { IsStatedFlat = isFlat };
            record.SkipDataItems();
            return new StructureRecord(number, first, title, structure, null);
        }
        catch (GlimpseException fault)
        {
            record.SkipRest();
            return new StructureRecord(number, first, title, null, fault);
        }
    }

    private static SdfMolecule ReadTable(SdfRecordLines record, ReadOnlySpan<char> counts)
    {
        var molecule = new SdfMolecule(record);
        if (counts.Contains("V3000", StringComparison.Ordinal))
        {
            MolfileV3000.Read(record, molecule);
        }
        else if (MolfileV2000.TryReadCounts(counts, out var atoms, out var bonds))
        {
            MolfileV2000.Read(record, molecule, atoms, bonds);
        }
        else
        {
            throw record.Fail(
                $"{Fault.Quote(counts)} isn't a counts line (line {CountsLine} of a record).",
                "Check that the record has exactly three header lines.");
        }

        return molecule.AtomCount > 0
            ? molecule
            : throw record.Fail("the record has no atoms.", "Remove the empty record.");
    }
}
