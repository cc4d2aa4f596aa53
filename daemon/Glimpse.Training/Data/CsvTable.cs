using System.Text;
using Glimpse.Core;

namespace Glimpse.Training.Data;

/// <summary>A CSV file with a header line, as RFC 4180 has it; read whole.</summary>
internal sealed class CsvTable
{
    private readonly Dictionary<string, int> columns;

    private CsvTable(Dictionary<string, int> columns, List<string[]> rows)
    {
        this.columns = columns;
        Rows = rows;
    }

    /// <summary>The fields of each row.</summary>
    internal IReadOnlyList<string[]> Rows { get; }

    /// <summary>A row's field by its column's name; empty where the table or the row has none.</summary>
    internal string this[string[] row, string column] =>
        columns.TryGetValue(column, out var index) && index < row.Length ? row[index] : "";

    /// <summary>True when the header names a column.</summary>
    internal bool Has(string column) => columns.ContainsKey(column);

    /// <summary>Reads a table.</summary>
    /// <param name="reader">Its text.</param>
    /// <param name="source">What to call it.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="GlimpseException">Two columns have one name.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    internal static CsvTable Read(TextReader reader, string source, CancellationToken cancellation)
    {
        var header = ReadRow(reader) ?? [];
        var rows = new List<string[]>();
        while (ReadRow(reader) is { } row)
        {
            cancellation.ThrowIfCancellationRequested();
            if (row is not [""])
                rows.Add(row);
        }

        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        // Spreadsheets leave columns without a name at the end.
        foreach (var (i, name) in header.Index().Where(column => column.Item.Length > 0))
        {
            if (!places.TryAdd(name, i))
                throw new GlimpseException(
                    GlimpseErrorCode.BadInput,
                    $"{source} has two columns {name}.",
                    "Give each column of the table a name of its own.");
        }

        return new CsvTable(places, rows);
    }

    private static string[]? ReadRow(TextReader reader)
    {
        if (reader.Peek() < 0)
            return null;
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        while (reader.Read() is var next and >= 0)
        {
            var c = (char)next;
            if (c == '"')
            {
                // A doubled quote inside quotes is one quote.
                if (quoted && reader.Peek() == '"')
                    field.Append((char)reader.Read());
                else
                    quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else if (c == '\n' && !quoted)
            {
                break;
            }
            else if (c != '\r' || quoted)
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return [.. fields];
    }
}
