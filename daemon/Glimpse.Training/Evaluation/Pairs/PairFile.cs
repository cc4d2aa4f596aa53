using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Core;
using Glimpse.Training.Data;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Evaluation.Pairs;

/// <summary>
/// A CSV file of matched pairs, columns as in <see cref="MatchedPair"/>: set, series, cluster, fold, first, second,
/// changed_first and changed_second (indices parted by blanks), measured, predicted, attributed (empty until
/// explained). <c>glimpse evaluate</c> writes it; with the last column filled and laid beside the predictions it is
/// read again.
/// </summary>
internal static class PairFile
{
    /// <summary>What it is called.</summary>
    internal const string Name = "pairs.csv";

    private static readonly string[] Columns =
    [
        "set",
        "series",
        "cluster",
        "fold",
        "first",
        "second",
        "changed_first",
        "changed_second",
        "measured",
        "predicted",
        "attributed",
    ];

    /// <summary>Writes pairs.</summary>
    internal static void Write(TextWriter text, IEnumerable<MatchedPair> pairs)
    {
        CsvLine.Write(text, Columns);
        foreach (var pair in pairs)
        {
            CsvLine.Write(
                text,
                pair.Set,
                pair.Series,
                pair.Cluster,
                pair.Fold.ToString(CultureInfo.InvariantCulture),
                pair.First,
                pair.Second,
                string.Join(' ', pair.ChangedInFirst),
                string.Join(' ', pair.ChangedInSecond),
                pair.Measured.ToString(CultureInfo.InvariantCulture),
                pair.Predicted.ToString(CultureInfo.InvariantCulture),
                pair.Attributed?.ToString(CultureInfo.InvariantCulture) ?? "");
        }
    }

    /// <summary>Reads pairs.</summary>
    /// <exception cref="GlimpseException">A field isn't what it ought to be.</exception>
    internal static ImmutableArray<MatchedPair> Read(string path, CancellationToken cancellation)
    {
        using var text = OrdinaryFile.OpenText(path);
        var table = CsvTable.Read(text, path, cancellation);
        return [.. Enumerable.Range(0, table.Rows.Count).Select(row => Read(new CsvFields(path, table, row)))];
    }

    private static MatchedPair Read(CsvFields fields) => new(
        fields.Name("set"),
        fields.Name("series"),
        fields.Name("cluster"),
        fields.Count("fold"),
        fields.Name("first"),
        fields.Name("second"),
        Indices(fields, "changed_first"),
        Indices(fields, "changed_second"),
        fields.Number("measured"),
        fields.Number("predicted"),
        fields.OptionalNumber("attributed"));

    private static ImmutableArray<int> Indices(CsvFields fields, string column) =>
    [
        .. fields.Text(column).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? index
                : throw fields.Fault($"{column} holds '{text}', no index of an atom")),
    ];
}
