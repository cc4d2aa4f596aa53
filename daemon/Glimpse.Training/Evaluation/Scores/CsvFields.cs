using System.Globalization;
using Glimpse.Core;
using Glimpse.Training.Data;

namespace Glimpse.Training.Evaluation.Scores;

/// <summary>
/// The fields of one row of a CSV file, read as what they ought to be; a fault names file, line and column.
/// </summary>
/// <param name="path">The file, for messages.</param>
/// <param name="table">Its content.</param>
/// <param name="row">Index of the row, from 0.</param>
internal sealed class CsvFields(string path, CsvTable table, int row)
{
    /// <summary>The text of a column; empty where there is none.</summary>
    internal string Text(string column) => CsvCell.Text(table[table.Rows[row], column]);

    /// <summary>A text that must be there.</summary>
    internal string Name(string column) =>
        Text(column) is { Length: > 0 } text ? text : throw Fault($"column {column} is empty");

    /// <summary>A finite number.</summary>
    internal double Number(string column) => OptionalNumber(column) ?? throw Fault($"column {column} is empty");

    /// <summary>A finite number, or null for an empty field.</summary>
    internal double? OptionalNumber(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? number
            : throw Fault($"{column} '{text}' isn't a finite number");
    }

    /// <summary>A whole number from 0.</summary>
    internal int Count(string column) =>
        int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Fault($"{column} '{Text(column)}' isn't a whole number from 0");

    /// <summary>0 or 1, or null for an empty field.</summary>
    internal bool? Flag(string column) => Text(column) switch
    {
        "" => null,
        "0" => false,
        "1" => true,
        var text => throw Fault($"{column} '{text}' is neither 0 nor 1"),
    };

    /// <summary>A fault of this row.</summary>
    internal GlimpseException Fault(string what) => new(
        GlimpseErrorCode.BadInput,
        string.Create(CultureInfo.InvariantCulture, $"{path}, line {row + 2}: {what}."),
        "Write the file again with 'glimpse train MODEL --fold K'.");
}
