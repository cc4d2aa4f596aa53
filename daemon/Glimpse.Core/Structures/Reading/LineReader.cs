using System.Globalization;
using System.Runtime.CompilerServices;
using Glimpse.Core.Structures.Pdb;

namespace Glimpse.Core.Structures.Reading;

/// <summary>
/// Reads a text line by line into one buffer, counting lines; LF, CRLF and CR end a line. A line is valid until the
/// next one is read. Memory is bounded by the longest line, and that by <see cref="ReadLimits.RecordCharacters"/>.
/// </summary>
internal sealed class LineReader(
    TextReader text,
    string source,
    ReadLimits limits,
    CancellationToken cancellation = default)
{
    private const int InitialBuffer = 1 << 16;
    private const char ByteOrderMark = '\uFEFF';

    private readonly int longestLine = Math.Max(limits.RecordCharacters, 1);
    private char[] buffer = new char[InitialBuffer];
    private int start;
    private int end;
    private bool finished;
    private bool skipLineFeed;
    private bool overlong;
    private int lineStart;
    private int lineLength;

    /// <summary>Name of the input for messages.</summary>
    internal string Source => source;

    /// <summary>Number of the line last read, from 1; 0 before the first.</summary>
    internal int LineNumber { get; private set; }

    /// <summary>Characters read so far, line ends included.</summary>
    internal long Consumed { get; private set; }

    /// <summary>
    /// True when the whole text is one structure, so that <see cref="ReadLimits.FileCharacters"/> holds.
    /// </summary>
    internal bool IsOneStructure { get; set; }

    /// <summary>True when only the lines of docking's poses are to be read, without their prefix.</summary>
    internal bool IsDockingLog { get; set; }

    /// <summary>The SMILES that a docking log states once for all its poses.</summary>
    internal string? LogSmiles { get; set; }

    /// <summary>The line last read, cut where it is longer than the limit.</summary>
    internal ReadOnlySpan<char> Line => buffer.AsSpan(lineStart, lineLength);

    /// <summary>
    /// The beginning of the text (64 Ki characters at most), without consuming it; only before the first line.
    /// </summary>
    internal ReadOnlySpan<char> Head()
    {
        while (!finished && end < buffer.Length)
            Fill();
        return buffer.AsSpan(start, end - start);
    }

    /// <summary>Reads the next line.</summary>
    /// <exception cref="GlimpseException">The line is longer than the limit; it has been passed over.</exception>
    internal bool Read(out ReadOnlySpan<char> line)
    {
        bool any;
        do
        {
            any = Advance();
            line = Line;
        }
        while (any && IsDockingLog && !overlong && !DockingLog.TryStrip(ref line));
        return !overlong ? any : throw Fail(
            string.Create(CultureInfo.InvariantCulture, $"the line is longer than {longestLine} characters."),
            "Check that the file is a text file in one of the formats that are read.");
    }

    /// <summary>Goes to the next line, however long it is.</summary>
    [MethodImpl(Jit.AtOnce)]
    internal bool Advance()
    {
        overlong = false;
        lineStart = lineLength = 0;
        if (!SkipPendingLineFeed())
            return false;
        LineNumber++;
        if (IsOneStructure && Consumed > limits.FileCharacters)
        {
            throw Fail(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the file goes on after {limits.FileCharacters} characters."),
                "Cut out the surroundings of the ligand, or raise the limit on the file.");
        }

        var scanned = 0;
        while (true)
        {
            var found = buffer.AsSpan(start + scanned, end - start - scanned).IndexOfAny('\n', '\r');
            if (found >= 0)
            {
                overlong |= scanned + found > longestLine;
                return EndLine(scanned + found, isLast: false);
            }

            scanned = end - start;
            if (scanned >= longestLine)
            {
                overlong = true;
                scanned = longestLine;
                Consumed += end - start - scanned;
                end = start + scanned;
                if (!Discard())
                    return EndLine(scanned, isLast: true);
                continue;
            }

            if (finished)
                return EndLine(scanned, isLast: true);
            Fill();
        }
    }

    /// <summary>Makes the exception for a fault in the line last read.</summary>
    internal GlimpseException Fail(string what, string remedy) => Fault.At(source, LineNumber, what, remedy);

    /// <summary>Refuses one atom more when a structure has as many as the limit allows.</summary>
    internal void CheckAtomLimit(int atoms)
    {
        if (atoms >= limits.Atoms)
        {
            throw Fail(
                string.Create(CultureInfo.InvariantCulture, $"the structure has more than {limits.Atoms} atoms."),
                "Cut out the surroundings of the ligand, or raise the limit on atoms.");
        }
    }

    private bool EndLine(int length, bool isLast)
    {
        lineStart = start;
        lineLength = Math.Min(length, longestLine);
        skipLineFeed = !isLast && buffer[start + length] == '\r';
        var used = isLast ? length : length + 1;
        start += used;
        Consumed += used;
        return true;
    }

    private bool SkipPendingLineFeed()
    {
        while (start == end)
        {
            if (finished)
                return false;
            Fill();
        }

        if (skipLineFeed && buffer[start] == '\n')
        {
            start++;
            Consumed++;
            skipLineFeed = false;
            return SkipPendingLineFeed();
        }

        skipLineFeed = false;
        return true;
    }

    /// <summary>
    /// Drops the rest of an overlong line from the stream; true when its end was found and is next in the buffer.
    /// </summary>
    private bool Discard()
    {
        var kept = end;
        if (kept == buffer.Length)
            Array.Resize(ref buffer, buffer.Length + InitialBuffer);
        while (!finished)
        {
            end = kept;
            Fill();
            var found = buffer.AsSpan(kept, end - kept).IndexOfAny('\n', '\r');
            if (found < 0)
            {
                Consumed += end - kept;
                end = kept;
                continue;
            }

            Consumed += found;
            buffer.AsSpan(kept + found, end - kept - found).CopyTo(buffer.AsSpan(kept));
            end -= found;
            return true;
        }

        return false;
    }

    private void Fill()
    {
        cancellation.ThrowIfCancellationRequested();
        if (start > 0 && (start == end || end == buffer.Length))
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        if (end == buffer.Length)
            Array.Resize(
                ref buffer,
                (int)Math.Min(buffer.Length * 2L, Math.Max(longestLine + (long)InitialBuffer, buffer.Length + 1L)));
        var read = ReadBlock(buffer.AsSpan(end));
        finished = read == 0;
        if (end == 0 && LineNumber == 0 && read > 0 && buffer[0] == ByteOrderMark)
            start = 1;
        end += read;
    }

    private int ReadBlock(Span<char> block)
    {
        try
        {
            return text.Read(block);
        }
        catch (InvalidDataException damaged)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"{source}, after line {LineNumber}: the packed data are damaged.",
                "Fetch the file again, or unpack it by hand to see what is left of it.",
                damaged);
        }
        catch (IOException broken)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"{source}, after line {LineNumber}: the rest can't be read.",
                "Check that the file is a readable file on a working disk.",
                broken);
        }
    }
}
