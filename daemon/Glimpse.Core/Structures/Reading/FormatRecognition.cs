using Glimpse.Core.Structures.Pdb;
using Glimpse.Core.Structures.Sdf;

namespace Glimpse.Core.Structures.Reading;

/// <summary>Tells a format from the beginning of a text; names of files don't count.</summary>
internal static class FormatRecognition
{
    private const int LongestPreamble = 200;
    private const int CountsLine = 4;
    private const string Remedy =
        "Give a PDB, PDBQT, mmCIF, SDF (MOL) or MOL2 file, as it is or packed with gzip, bzip2, xz or zip.";

    private static readonly string[] PdbRecords =
    [
        "ATOM  ",
        "HETATM",
        "HEADER",
        "TITLE ",
        "COMPND",
        "REMARK",
        "CRYST1",
        "MODEL ",
        "SEQRES",
        "OBSLTE",
        "SOURCE",
        "AUTHOR",
        "EXPDTA",
        "SCALE1",
    ];

    /// <summary>Recognises the format.</summary>
    /// <exception cref="GlimpseException">The text is empty or in none of the formats.</exception>
    internal static StructureFormat Recognise(ReadOnlySpan<char> head, string source)
    {
        if (head.Trim().IsEmpty)
            throw Fault.In(source, "the file is empty.", Remedy);

        // Before anything else, since a record of an SD file may be titled by what other formats begin with.
        if (HasVersionedCounts(head))
            return StructureFormat.Sdf;
        var number = 0;
        var first = -1;
        StructureFormat? seen = null;
        foreach (var line in head.EnumerateLines())
        {
            number++;
            if (number == CountsLine && IsCountsLine(line))
                return StructureFormat.Sdf;
            if (number > LongestPreamble && seen != null)
                break;
            if (first < 0 && !line.Trim().IsEmpty && line[0] != '#')
            {
                first = number;
                if (BeginsCif(line))
                    return StructureFormat.MmCif;
            }

            if (seen == StructureFormat.Pdb && number > CountsLine)
                return StructureFormat.Pdb;
            seen ??= OfLine(line);
            if (seen is StructureFormat.Mol2 or StructureFormat.Sdf)
                return seen.Value;
        }

        return seen ?? throw Unknown(head, source);
    }

    /// <summary>A block's head; or, where programs leave it out, a loop or an item with its category.</summary>
    private static bool BeginsCif(ReadOnlySpan<char> line) =>
        line.StartsWith("data_", StringComparison.OrdinalIgnoreCase)
        || line.TrimEnd().Equals("loop_", StringComparison.OrdinalIgnoreCase)
        || (line[0] == '_' && line.Contains('.'));

    private static StructureFormat? OfLine(ReadOnlySpan<char> line)
    {
        if (DockingLog.IsIn(line))
            return StructureFormat.Pdb;
        if (line.StartsWith("@<TRIPOS>"))
            return StructureFormat.Mol2;
        if (line.StartsWith("M  END") || line.StartsWith("M  V30"))
            return StructureFormat.Sdf;
        foreach (var record in PdbRecords)
        {
            if (line.StartsWith(record))
                return StructureFormat.Pdb;
        }

        return ShiftedLine.IsAtom(line) ? StructureFormat.Pdb : null;
    }

    /// <summary>True where the fourth line counts atoms and bonds and names the version of an SD file.</summary>
    private static bool HasVersionedCounts(ReadOnlySpan<char> head)
    {
        var number = 0;
        foreach (var line in head.EnumerateLines())
        {
            if (++number == CountsLine)
                return line.TrimEnd() is [.., 'V', '2' or '3', '0', '0', '0']
                    && MolfileV2000.TryReadCounts(line, out _, out _);
        }

        return false;
    }

    private static bool IsCountsLine(ReadOnlySpan<char> line) =>
        line.Contains("V2000", StringComparison.Ordinal) || line.Contains("V3000", StringComparison.Ordinal)
        || (line.Length >= 6 && MolfileV2000.TryReadCounts(line, out var atoms, out _) && atoms > 0);

    /// <summary>Names formats that hold what mmCIF holds, by the names that their first bytes have in common.</summary>
    private static string? BinaryCategory(ReadOnlySpan<char> text) =>
        text.Contains("mmtfVersion", StringComparison.Ordinal) ? "MMTF"
        : text[0] == '{' && text.Contains("\"atom_site\"", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("{\"data_")
            ? "mmJSON"
        : text[0] != '{' && text.Contains("dataBlocks", StringComparison.Ordinal) ? "BinaryCIF"
        : null;

    private static GlimpseException Unknown(ReadOnlySpan<char> head, string source)
    {
        var text = head.Trim();
        if (BinaryCategory(text) is { } format)
            return Fault.In(
                source,
                $"the file is {format}, which isn't read.",
                "Download the structure as mmCIF or PDB instead, or convert it (gemmi, PyMOL and ChimeraX write mmCIF)."
            );
        if (text.Contains('\0'))
            return Fault.In(source, "the file is binary, not one of the text formats that are read.", Remedy);
        if (text[0] == '<')
            return Fault.In(
                source,
                "the file is a web page or XML, not a structure.",
                "Download the structure itself: " + Remedy);
        var end = text.IndexOfAny('\n', '\r');
        return Fault.At(
            source,
            1,
            $"{Fault.Quote(end < 0 ? text : text[..end])} doesn't begin a structure in any format that is read.",
            Remedy);
    }
}
