namespace Glimpse.Models.Evaluation;

/// <summary>Writes lines as RFC 4180 has them: fields with a comma, a quote or a line break are quoted.</summary>
internal static class CsvLine
{
    private static readonly char[] Special = [',', '"', '\n', '\r'];

    /// <summary>Writes one line.</summary>
    internal static void Write(TextWriter text, params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
                text.Write(',');
            text.Write(fields[i].IndexOfAny(Special) < 0 ? fields[i] : $"\"{fields[i].Replace("\"", "\"\"")}\"");
        }

        text.Write('\n');
    }
}
