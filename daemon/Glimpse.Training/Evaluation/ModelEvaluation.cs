using System.Collections.Immutable;
using Glimpse.Core;
using Glimpse.Training.Data;
using Glimpse.Training.Evaluation.Pairs;
using Glimpse.Training.Evaluation.Plots;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Evaluation;

/// <summary>
/// Judges a model by its out-of-fold predictions alone. The folder of predictions holds, in it or in its immediate
/// subfolders (one a fold), <c>predictions.csv</c>; optionally <c>ligand-only.csv</c>, the twin that saw the ligand
/// alone, and <c>random.csv</c>, folds drawn row by row; the columns are those of <see cref="OutOfFoldPrediction"/>.
/// Matched pairs that were explained come from <c>pairs.csv</c> (<see cref="PairFile"/>), a training's course from
/// <c>log.csv</c>.
/// </summary>
public static class ModelEvaluation
{
    /// <summary>What the plots and further tables of any evaluation may be called.</summary>
    public static ImmutableArray<string> FileNames => EvaluationFiles.AllNames;

    /// <summary>
    /// What the plots and further tables of this one will be called, as far as is known before anything is read: a name
    /// may be among them for which the predictions give no file.
    /// </summary>
    public static ImmutableArray<string> FileNamesOf(EvaluationOptions options) => EvaluationFiles.NamesOf(options);

    /// <summary>Reads and checks the predictions, computes the tables and draws the plots.</summary>
    /// <param name="options">What to evaluate.</param>
    /// <param name="note">Told how far a long step has come, a line at a time.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="GlimpseException">
    /// A file is missing or damaged, a row is missing, stands there twice or is in the wrong fold, or a complex isn't
    /// in the data.
    /// </exception>
    public static EvaluationReport Run(EvaluationOptions options, Action<string> note, CancellationToken cancellation)
    {
        var input = Read(options, note, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var tables = options.Task switch
        {
            EvaluatedTask.Affinity =>
            [
                .. AffinityTables.Of(options.Model.Name, input, cancellation),
                .. IntervalTables.Of(options.Model.Name, input.Rows, cancellation),
                .. DecoyTables.Of(options.Model.Name, input, cancellation),
                .. PairTables.Of(input.Pairs, cancellation),
            ],
            EvaluatedTask.Pose => PoseTables.Of(input, cancellation),
            EvaluatedTask.Clash => ClashTables.Of(input, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Task, "A task without tables."),
        };
        cancellation.ThrowIfCancellationRequested();
        return new(
            options.Model.Name,
            input.Rows.Length,
            input.Rows.Select(row => row.Cluster).Distinct(StringComparer.Ordinal).Count(),
            input.Rows.Select(row => row.Fold).Distinct().Count(),
            tables,
            [.. Notes(options, input)],
            options.WithFiles ? EvaluationFiles.Of(options, input, tables, cancellation) : []);
    }

    private static EvaluationInput Read(EvaluationOptions options, Action<string> note, CancellationToken cancellation)
    {
        var rows = PredictionFolder.Read(options.Predictions, PredictionFolder.Predictions, cancellation);
        var folds = options.FoldsPath is { } path ? Folds.ReadFile(path, cancellation) : Folds.Own;
        PredictionFolder.CheckFolds(rows, PredictionFolder.Predictions, folds);
        var twin = ReadBeside(options, rows, PredictionFolder.LigandOnly, cancellation);
        if (twin is { } twinRows)
            PredictionFolder.CheckFolds(twinRows, PredictionFolder.LigandOnly, folds);
        var random = ReadBeside(options, rows, PredictionFolder.RandomSplit, cancellation);
        if (options.Task != EvaluatedTask.Affinity)
            return new(rows, twin, random, null, null, []);
        RequireOneEach(rows);
        var decoys = ReadDecoys(options, rows, folds, cancellation);
        ImmutableArray<MatchedPair> pairs =
        [
            .. PredictionFolder
                .FilesIn(options.Predictions, PairFile.Name)
                .SelectMany(path => PairFile.Read(path, cancellation)),
        ];
        var beside = ReadOther(options, rows, folds, cancellation);
        if (options.Data is not { } data)
            return new(rows, twin, random, null, null, pairs) { Decoys = decoys, Beside = beside };
        var complexes = EvaluationData.Complexes(data, rows, cancellation);
        var ligands = EvaluationData.Ligands(complexes, cancellation);
        if (pairs.IsEmpty)
            pairs = MatchedPairs.Find(
                rows.Where(row => row.Target is not null).Select(row => BoundLigand.Of(row, ligands[row.Complex])),
                cancellation: cancellation);
        if (options.ExplainPairs)
            pairs = PairExplanation.Run(options.Model.Name, options.Predictions, pairs, complexes, note, cancellation);
        var fingerprints = ligands.ToDictionary(
            ligand => ligand.Key,
            ligand => EvaluationData.Fingerprint(ligand.Value, cancellation),
            StringComparer.Ordinal);
        return new(rows, twin, random, fingerprints, EvaluationData.DockingScores(data, cancellation), pairs)
        {
            Decoys = decoys,
            Beside = beside,
            Terms = EvaluationData.Terms(complexes, out var fault, cancellation),
            TermsFault = fault,
        };
    }

    /// <summary>Refuses several predictions of one complex: nothing says which is of its own pose.</summary>
    private static void RequireOneEach(ImmutableArray<OutOfFoldPrediction> rows)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (rows.FirstOrDefault(row => !seen.Add(row.Complex)) is { } twice)
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"{PredictionFolder.Predictions} has several rows of {twice.Complex}.",
                $"Have one row a complex, that of its own pose; others belong into {PredictionFolder.Decoys}.");
    }

    private static ImmutableArray<OutOfFoldPrediction> ReadDecoys(
        EvaluationOptions options,
        ImmutableArray<OutOfFoldPrediction> rows,
        Folds folds,
        CancellationToken cancellation)
    {
        if (PredictionFolder.TryRead(options.Predictions, PredictionFolder.Decoys, cancellation) is not { } decoys)
            return [];
        PredictionFolder.CheckFolds(decoys, PredictionFolder.Decoys, folds);
        var known = rows.Select(row => row.Complex).ToHashSet(StringComparer.Ordinal);
        return decoys.FirstOrDefault(row => !known.Contains(row.Complex)) is { } stray
            ? throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"{PredictionFolder.Decoys} has {stray.Name}, whose own pose isn't in {PredictionFolder.Predictions}.",
                "Take both files from the same training.")
            : decoys;
    }

    private static Predictor? ReadOther(
        EvaluationOptions options,
        ImmutableArray<OutOfFoldPrediction> rows,
        Folds folds,
        CancellationToken cancellation)
    {
        if (options.Beside is not { } folder)
            return null;
        var others = PredictionFolder.Read(folder, PredictionFolder.Predictions, cancellation);
        PredictionFolder.CheckFolds(others, folder, folds);
        PredictionFolder.CheckSameRows(rows, PredictionFolder.Predictions, others, folder);
        return new(
            Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)),
            [.. others.Select(row => row.Predicted)]);
    }

    private static ImmutableArray<OutOfFoldPrediction>? ReadBeside(
        EvaluationOptions options,
        ImmutableArray<OutOfFoldPrediction> rows,
        string name,
        CancellationToken cancellation)
    {
        var others = PredictionFolder.TryRead(options.Predictions, name, cancellation);
        if (others is { } found)
            PredictionFolder.CheckSameRows(rows, PredictionFolder.Predictions, found, name);
        return others;
    }

    private static IEnumerable<string> Notes(EvaluationOptions options, EvaluationInput input)
    {
        if (input.LigandOnly is null)
            yield return $"There is no {PredictionFolder.LigandOnly}: what was learned from the complex isn't told "
                + $"from what the ligand alone gives.";
        if (input.RandomSplit is null)
            yield return $"There is no {PredictionFolder.RandomSplit}: no figures of a random split.";
        if (options.Task == EvaluatedTask.Affinity && input.Ligands is null)
            yield return "Without --data there are no baselines of the nearest ligand and of docking scores.";
        if (input.TermsFault is { } fault)
            yield return $"No ridge on Vina's terms: {fault}";
        if (!input.Pairs.IsEmpty && input.Pairs.All(pair => pair.Attributed is null))
            yield return $"No matched pair was explained: {PairFile.Name} has no attributions.";
        if (options.WithFiles && !PlotStyle.HasFonts)
            yield return "There are no plots: this machine has no fonts (Debian's fonts-dejavu-core has some).";
    }
}
