using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Cif;

/// <summary>A small category kept as a table of the columns asked for; absent values are empty.</summary>
internal sealed class CifTable(LineReader lines, NamePool names, params string[] columns) : ICifCategory
{
    private readonly List<string[]> rows = [];
    private readonly List<int> lineNumbers = [];
    private string[] row = Empty(columns.Length);

    /// <summary>The rows; each holds the columns in the order asked for.</summary>
    internal IReadOnlyList<string[]> Rows => rows;

    /// <summary>The line in which a row ends.</summary>
    internal int LineOf(int index) => lineNumbers[index];

    public int SlotOf(ReadOnlySpan<char> item)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (item.Equals(columns[i], StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    public void Set(int slot, ReadOnlySpan<char> value) => row[slot] = names.Get(value);

    public void EndRow()
    {
        rows.Add(row);
        lineNumbers.Add(lines.LineNumber);
        row = Empty(columns.Length);
    }

    private static string[] Empty(int count)
    {
        var values = new string[count];
        Array.Fill(values, "");
        return values;
    }
}
