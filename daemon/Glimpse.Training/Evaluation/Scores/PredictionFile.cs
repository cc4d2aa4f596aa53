using System.Globalization;
using Glimpse.Core;
using Glimpse.Training.Data;

namespace Glimpse.Training.Evaluation.Scores;

/// <summary>
/// A CSV file of out-of-fold predictions (RFC 4180, UTF-8, one header line), the rows of one fold or of several. The
/// columns are those of <see cref="OutOfFoldPrediction"/>, in any order; numbers with a point, at full precision.
/// </summary>
internal static class PredictionFile
{
    private static readonly string[] Columns =
    [
        "set",
        "id",
        "pose",
        "cluster",
        "series",
        "fold",
        "target",
        "prediction",
        "spread",
        "heavy_atoms",
        "kind",
        "rmsd",
        "vina",
        "depth",
        "located",
        "frames_mean",
    ];

    private static readonly string[] Required = ["set", "id", "cluster", "fold", "target", "prediction", "heavy_atoms"];

    /// <summary>Writes a file.</summary>
    internal static void Write(string path, IEnumerable<OutOfFoldPrediction> rows) => AtomicFile.Write(path, stream =>
    {
        using var text = new StreamWriter(stream, leaveOpen: true);
        CsvLine.Write(text, Columns);
        foreach (var row in rows)
        {
            CsvLine.Write(
                text,
                row.Set,
                row.Id,
                row.Pose,
                row.Cluster,
                row.Series,
                Text(row.Fold),
                Text(row.Target),
                Text(row.Predicted),
                Text(row.Spread),
                Text(row.HeavyAtoms),
                row.Kind,
                Text(row.Rmsd),
                Text(row.Vina),
                Text(row.Depth),
                row.Located switch { null => "", true => "1", false => "0" },
                Text(row.FramesMean));
        }
    });

    /// <summary>Reads a file.</summary>
    /// <exception cref="GlimpseException">A column is missing, or a field isn't what it ought to be; NaN and infinity
    /// are refused.</exception>
    internal static IEnumerable<OutOfFoldPrediction> Read(string path, CancellationToken cancellation)
    {
        using var text = OrdinaryFile.OpenText(path);
        var table = CsvTable.Read(text, path, cancellation);
        var missing = Required.Where(column => !table.Has(column)).ToArray();
        if (missing.Length > 0)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"{path} has no column {string.Join(", ", missing)}.",
                "Write the file with 'glimpse train MODEL --fold K'.");
        }

        return [.. Enumerable.Range(0, table.Rows.Count).Select(row => Read(new CsvFields(path, table, row)))];
    }

    private static OutOfFoldPrediction Read(CsvFields fields) => new(
        fields.Name("set"),
        fields.Name("id"),
        fields.Text("pose"),
        fields.Name("cluster"),
        fields.Text("series"),
        fields.Count("fold"),
        fields.OptionalNumber("target"),
        fields.Number("prediction"),
        fields.OptionalNumber("spread"),
        fields.Count("heavy_atoms"),
        fields.Text("kind"),
        fields.OptionalNumber("rmsd"),
        fields.OptionalNumber("vina"),
        fields.OptionalNumber("depth"),
        fields.Flag("located"))
    {
        FramesMean = fields.OptionalNumber("frames_mean"),
    };

    private static string Text(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
