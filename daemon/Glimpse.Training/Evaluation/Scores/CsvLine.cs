using Glimpse.Core;

namespace Glimpse.Training.Evaluation.Scores;

/// <summary>Writes lines as RFC 4180 has them, fields as <see cref="CsvCell"/> has them.</summary>
internal static class CsvLine
{
    /// <summary>Writes one line.</summary>
    internal static void Write(TextWriter text, params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
                text.Write(',');
            text.Write(CsvCell.Of(fields[i]));
        }

        text.Write('\n');
    }
}
