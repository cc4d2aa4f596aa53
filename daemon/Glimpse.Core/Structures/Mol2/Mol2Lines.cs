using System.Globalization;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Mol2;

/// <summary>
/// The lines of a MOL2 text, where <c>@&lt;TRIPOS&gt;MOLECULE</c> begins a record; comments and blank lines are passed
/// over.
/// </summary>
internal sealed class Mol2Lines(LineReader lines, int limit)
{
    internal const string Section = "@<TRIPOS>";
    private const string Start = Section + "MOLECULE";
    private const string Atoms = Section + "ATOM";

    private long recordStart;

    internal LineReader Lines => lines;

    /// <summary>
    /// True when the line last read is a section's, the next record's included, and is still to be dealt with.
    /// </summary>
    internal bool AtSection { get; private set; }

    /// <summary>
    /// Goes to the beginning of the next record; false at the end of the text. A text whose first record lacks its head
    /// begins with that record.
    /// </summary>
    /// <param name="isHeadless">Whether the record begins with its atoms.</param>
    internal bool ToRecord(out bool isHeadless)
    {
        isHeadless = false;
        while (!lines.Line.StartsWith(Start) || lines.LineNumber == 0)
        {
            isHeadless = recordStart == 0 && lines.LineNumber > 0 && lines.Line.StartsWith(Atoms);
            if (isHeadless)
                break;
            if (!lines.Advance())
                return false;
        }

        recordStart = lines.Consumed;
        AtSection = true;
        return true;
    }

    /// <summary>Goes to the record's next section; false at its end.</summary>
    internal bool ToSection(out ReadOnlySpan<char> name)
    {
        while (!AtSection)
        {
            if (!lines.Advance())
            {
                name = default;
                return false;
            }

            AtSection = lines.Line.StartsWith(Section);
        }

        name = lines.Line[Section.Length..].Trim();
        return name is not "MOLECULE";
    }

    /// <summary>Leaves a section's head line behind.</summary>
    internal void Enter() => AtSection = false;

    /// <summary>Reads the next line of the section as it is, blank or not; false at its end.</summary>
    /// <exception cref="GlimpseException">The record is longer than the limit.</exception>
    internal bool ReadAny(out ReadOnlySpan<char> line)
    {
        line = default;
        if (AtSection || !lines.Read(out line))
            return false;
        AtSection = line.StartsWith(Section);
        if (!AtSection && lines.Consumed - recordStart > limit)
        {
            throw lines.Fail(
                string.Create(CultureInfo.InvariantCulture, $"the record is longer than {limit} characters."),
                "Raise the limit on a record.");
        }

        return !AtSection;
    }

    /// <summary>Reads the next line of the section that isn't blank or a comment; false at its end.</summary>
    internal bool Read(out ReadOnlySpan<char> line)
    {
        while (ReadAny(out line))
        {
            if (!line.Trim().IsEmpty && line[0] != '#')
                return true;
        }

        return false;
    }

    /// <summary>Passes over the rest of the record.</summary>
    internal void SkipRest()
    {
        if (AtSection && lines.Line.StartsWith(Start))
            return;
        while (lines.Advance() && !lines.Line.StartsWith(Start))
        {
        }
    }
}
