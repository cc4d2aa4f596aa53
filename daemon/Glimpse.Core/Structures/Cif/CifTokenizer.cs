using System.Runtime.CompilerServices;
using System.Text;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Cif;

/// <summary>
/// Splits a CIF 1.1 text into tokens, line by line: comments, quoted values and text fields between semicolons. A token
/// is valid until the next one is read.
/// </summary>
internal sealed class CifTokenizer(LineReader lines, ReadLimits limits)
{
    private readonly StringBuilder field = new();
    private string fieldText = "";
    private bool isField;
    private int position;
    private int start;
    private int length;

    /// <summary>The token's text: a value without its quotes, a name as it stands.</summary>
    internal ReadOnlySpan<char> Text => isField ? fieldText : lines.Line.Slice(start, length);

    /// <summary>True for an unquoted . or ?, a value that isn't there.</summary>
    internal bool IsNull { get; private set; }

    /// <summary>Reads the next token.</summary>
    /// <exception cref="GlimpseException">A quote or a text field isn't closed.</exception>
    [MethodImpl(Jit.AtOnce)]
    internal CifToken Next()
    {
        isField = IsNull = false;
        while (true)
        {
            var line = lines.Line;
            while (position < line.Length && IsBlank(line[position]))
                position++;
            if (lines.LineNumber > 0 && position < line.Length && line[position] != '#')
                break;
            if (!lines.Read(out line))
                return CifToken.End;
            position = 0;
            if (line is [';', ..])
                return TextField();
        }

        return lines.Line[position] is '\'' or '"' ? Quoted(lines.Line[position]) : Bare();
    }

    internal GlimpseException Fail(string what, string remedy) => lines.Fail(what, remedy);

    private static bool IsBlank(char c) => c is ' ' or '\t';

    private CifToken Quoted(char quote)
    {
        var line = lines.Line;
        start = position + 1;
        for (var i = start; i < line.Length; i++)
        {
            if (line[i] != quote || (i + 1 < line.Length && !IsBlank(line[i + 1])))
                continue;
            length = i - start;
            position = i + 1;
            return CifToken.Value;
        }

        throw Fail(
            $"the value that begins with {Fault.Quote(line[position..])} has no closing quote.",
            "Close the quote, or export the file again.");
    }

    [MethodImpl(Jit.AtOnce)]
    private CifToken Bare()
    {
        var line = lines.Line[position..];
        var end = line.IndexOfAny(' ', '\t');
        start = position;
        length = end < 0 ? line.Length : end;
        position += length;
        var text = line[..length];
        if (text[0] == '_')
            return CifToken.Name;
        if (text is "." or "?")
            IsNull = true;
        else if (text.StartsWith("data_", StringComparison.OrdinalIgnoreCase))
            return CifToken.Block;
        else if (text.Equals("loop_", StringComparison.OrdinalIgnoreCase))
            return CifToken.Loop;
        return CifToken.Value;
    }

    private CifToken TextField()
    {
        var begun = lines.LineNumber;
        field.Clear().Append(lines.Line[1..]);
        while (lines.Read(out var line))
        {
            if (line is [';', ..])
            {
                position = 1;
                fieldText = field.ToString();
                isField = true;
                return CifToken.Value;
            }

            if (field.Length > limits.RecordCharacters)
                break;
            field.Append('\n').Append(line);
        }

        throw Fail(
            $"the text field that begins in line {begun} isn't closed.",
            "Close it by a semicolon at the beginning of a line.");
    }
}
