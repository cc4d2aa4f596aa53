using System.Globalization;
using Glimpse.Core;

namespace Glimpse.Training.Data;

/// <summary>
/// Which of five folds a cluster of proteins belongs to: the same for all models and for what they start from, so that
/// no network ever learns from a cluster that it is judged on. Kept in <c>folds.csv</c> (columns cluster40, fold), made
/// once: clusters by falling size, each to the fold where complexes with an affinity and crystal complexes stay most
/// evenly divided.
/// </summary>
internal sealed class Folds
{
    /// <summary>Number of folds.</summary>
    internal const int Count = 5;

    /// <summary>
    /// Of the clusters that a fold's network is fitted to, the share that decides when to stop instead.
    /// </summary>
    private const int ValidationPerMille = 180;

    private const string Resource = "folds.csv";

    private readonly Dictionary<string, int> folds;

    private Folds(Dictionary<string, int> folds) => this.folds = folds;

    /// <summary>The folds of this program's own data.</summary>
    internal static Folds Own { get; } = ReadOwn();

    /// <summary>The folds that clusters of the table belong to.</summary>
    internal IEnumerable<int> Used => folds.Values.Distinct().Order();

    /// <summary>Reads a table from a file or a pipe.</summary>
    /// <exception cref="GlimpseException">There is none, or a fold isn't 0 to 4.</exception>
    internal static Folds ReadFile(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"{path}: no such file.",
                "Name a table with columns cluster40 and fold.");
        return Waiting.For(
            () =>
            {
                using var reader = File.OpenText(path);
                return Read(reader, path, cancellation);
            },
            cancellation);
    }

    /// <summary>Reads a table of folds.</summary>
    /// <exception cref="GlimpseException">A fold isn't 0 to 4.</exception>
    internal static Folds Read(TextReader reader, string source, CancellationToken cancellation)
    {
        var table = CsvTable.Read(reader, source, cancellation);
        var read = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var (cluster, text) = (table[row, "cluster40"], table[row, "fold"]);
            read[cluster] =
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var fold) && fold < Count
                    ? fold
                    : throw new GlimpseException(
                        GlimpseErrorCode.BadInput,
                        $"{source}: the fold of {cluster} is '{text}'.",
                        $"Give each cluster a fold from 0 to {Count - 1}.");
        }

        return new Folds(read);
    }

    /// <summary>
    /// A cluster's fold; one that the table doesn't know gets one by its name, the same in every run.
    /// </summary>
    internal int Of(string cluster) => folds.TryGetValue(cluster, out var fold) ? fold : StableSeed.Of(cluster) % Count;

    /// <summary>What a cluster is for while a fold's network is made.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="fold">The fold kept back; null when nothing is kept back and nothing decides when to stop.</param>
    internal DataPart PartOf(string cluster, int? fold)
    {
        if (fold is null)
            return DataPart.Training;
        if (Of(cluster) == fold)
            return DataPart.Test;
        return StableSeed.Of(cluster) / Count % 1000 < ValidationPerMille ? DataPart.Validation : DataPart.Training;
    }

    /// <summary>
    /// What a complex is for when folds are drawn complex by complex, as the paper did, which flatters: its like is
    /// learned from.
    /// </summary>
    /// <param name="complex">Set and name.</param>
    /// <param name="fold">The fold kept back.</param>
    internal static DataPart RandomPartOf(string complex, int fold)
    {
        var seed = StableSeed.Of(complex);
        if (seed % Count == fold)
            return DataPart.Test;
        return seed / Count % 1000 < ValidationPerMille ? DataPart.Validation : DataPart.Training;
    }

    private static Folds ReadOwn()
    {
        using var stream = typeof(Folds).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return Read(reader, Resource, CancellationToken.None);
    }
}
