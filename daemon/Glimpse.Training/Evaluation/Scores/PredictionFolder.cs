using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Core;
using Glimpse.Training.Data;

namespace Glimpse.Training.Evaluation.Scores;

/// <summary>
/// The out-of-fold predictions of a folder: files of one name in it and in its immediate subfolders (one a fold),
/// merged and checked.
/// </summary>
internal static class PredictionFolder
{
    /// <summary>Predictions of the networks, folds by cluster.</summary>
    internal const string Predictions = "predictions.csv";

    /// <summary>Predictions of networks that saw the ligand alone; the same rows.</summary>
    internal const string LigandOnly = "ligand-only.csv";

    /// <summary>Predictions with folds drawn row by row, as the paper did; the same rows, other folds.</summary>
    internal const string RandomSplit = "random.csv";

    /// <summary>What an affinity model says of displaced and docked poses of the same complexes.</summary>
    internal const string Decoys = "decoys.csv";

    private const int Named = 3;
    private const int FewestFolds = 2;
    private const string Remedy =
        "Predict each row once, by the fold that never saw it: 'glimpse train MODEL --fold K' for every K.";

    /// <summary>What predictions are called.</summary>
    /// <param name="ligandOnly">Whether the protein was hidden.</param>
    /// <param name="randomFolds">Whether folds were drawn row by row.</param>
    internal static string NameOf(bool ligandOnly, bool randomFolds) =>
        ligandOnly ? LigandOnly
        : randomFolds ? RandomSplit
        : Predictions;

    /// <summary>The rows that folders hold under a name, by set, complex and pose.</summary>
    /// <exception cref="GlimpseException">
    /// There is no such folder or file, a file is damaged, a row stands there twice, or a fold between others is
    /// missing.
    /// </exception>
    internal static ImmutableArray<OutOfFoldPrediction> Read(
        string folder,
        string name,
        CancellationToken cancellation) =>
        TryRead(folder, name, cancellation) ?? throw new GlimpseException(
            GlimpseErrorCode.BadUsage,
            $"{folder} has no {name}, nor has a folder in it.",
            "Name the folder that 'glimpse train MODEL --fold K' wrote to.");

    /// <summary>The same, null when there is no file of that name.</summary>
    /// <exception cref="GlimpseException">As <see cref="Read"/>, but for the missing file.</exception>
    internal static ImmutableArray<OutOfFoldPrediction>? TryRead(
        string folder,
        string name,
        CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"{folder}: no such folder.",
                "Give --predictions a folder.");
        string[] files = [.. FilesIn(folder, name)];
        if (files.Length == 0)
            return null;
        var whence = new Dictionary<string, string>(StringComparer.Ordinal);
        var rows = new List<OutOfFoldPrediction>();
        foreach (var file in files)
        {
            foreach (var row in PredictionFile.Read(file, cancellation))
            {
                if (!whence.TryAdd(row.Name, file))
                    throw new GlimpseException(
                        GlimpseErrorCode.BadInput,
                        $"{row.Name} is in {whence[row.Name]} and again in {file}.",
                        Remedy);
                rows.Add(row);
            }
        }

        CheckNoFoldMissing(
            rows,
            name,
            Enumerable.Range(0, Math.Max(FewestFolds, rows.Count == 0 ? 0 : rows.Max(row => row.Fold) + 1)));
        return
        [
            .. rows.OrderBy(row => row.Set, StringComparer.Ordinal)
                .ThenBy(row => row.Id, StringComparer.Ordinal)
                .ThenBy(row => row.Pose, StringComparer.Ordinal),
        ];
    }

    /// <summary>Files of a name in a folder and its immediate subfolders.</summary>
    internal static IEnumerable<string> FilesIn(string folder, string name) =>
        Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Prepend(folder)
            .Select(place => Path.Combine(place, name))
            .Where(File.Exists);

    /// <summary>
    /// Refuses a row that isn't in its cluster's fold, since its cluster was trained on, and a table's fold without a
    /// row.
    /// </summary>
    /// <exception cref="GlimpseException">There is one.</exception>
    internal static void CheckFolds(IReadOnlyList<OutOfFoldPrediction> rows, string name, Folds folds)
    {
        if (rows.FirstOrDefault(row => row.Fold != folds.Of(row.Cluster)) is { } wrong)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} has {wrong.Name} in fold {wrong.Fold}, but its cluster {wrong.Cluster} belongs to fold "
                        + $"{folds.Of(wrong.Cluster)}."),
                "Predict each row by the network that never saw its cluster; for folds of your own give --folds.");
        }

        CheckNoFoldMissing(rows, name, folds.Used);
    }

    /// <summary>Refuses files that don't hold the same rows with the same targets.</summary>
    /// <exception cref="GlimpseException">A row is missing from one of them, or its target differs.</exception>
    internal static void CheckSameRows(
        IReadOnlyList<OutOfFoldPrediction> rows,
        string name,
        IReadOnlyList<OutOfFoldPrediction> others,
        string otherName)
    {
        CheckNoneMissing(rows, others, otherName);
        CheckNoneMissing(others, rows, name);
        foreach (var (row, other) in rows.Zip(others))
        {
            if (row.Target != other.Target)
            {
                throw new GlimpseException(
                    GlimpseErrorCode.BadInput,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{row.Name} has the target {row.Target} in {name} and {other.Target} in {otherName}."),
                    "Predict both from the same data.");
            }
        }
    }

    private static void CheckNoneMissing(
        IEnumerable<OutOfFoldPrediction> expected,
        IEnumerable<OutOfFoldPrediction> found,
        string where)
    {
        var names = found.Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        var missing = expected.Select(row => row.Name).Where(name => !names.Contains(name)).ToArray();
        if (missing.Length == 0)
            return;
        var more =
            missing.Length > Named
                ? string.Create(CultureInfo.InvariantCulture, $" and {missing.Length - Named} more")
                : "";
        throw new GlimpseException(
            GlimpseErrorCode.BadInput, $"{where} lacks {string.Join("; ", missing.Take(Named))}{more}.", Remedy);
    }

    private static void CheckNoFoldMissing(IEnumerable<OutOfFoldPrediction> rows, string name, IEnumerable<int> folds)
    {
        var found = rows.Select(row => row.Fold).ToHashSet();
        var missing = folds.Where(fold => !found.Contains(fold)).ToArray();
        if (missing.Length > 0)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                string.Create(CultureInfo.InvariantCulture, $"{name} has no row of fold {string.Join(", ", missing)}."),
                Remedy);
        }
    }
}
