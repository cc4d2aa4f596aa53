using System.Collections.Immutable;
using System.Text;
using Glimpse.Core;
using Glimpse.Training.Evaluation.Pairs;
using Glimpse.Training.Evaluation.Plots;
using Glimpse.Training.Evaluation.Scores;
using Glimpse.Training.Loop;

namespace Glimpse.Training.Evaluation;

/// <summary>The plots and further tables of an evaluation.</summary>
internal static class EvaluationFiles
{
    private const string Series = "series.csv";
    private const string Training = "training.png";
    private const string Scatter = "scatter.png";
    private const string Calibration = "calibration.png";
    private const string RocDocked = "roc-docked.png";
    private const string Roc = "roc.png";
    private const string PrecisionRecall = "precision-recall.png";
    private const string Depth = "depth.png";

    /// <summary>What a log is called beside the predictions of a fold.</summary>
    private static readonly string LogName = Path.GetFileName(new TrainingFiles("").Log);

    /// <summary>What the files of any evaluation may be called.</summary>
    internal static ImmutableArray<string> AllNames { get; } =
    [
        Series,
        PairFile.Name,
        Training,
        .. Enum.GetValues<EvaluatedTask>().SelectMany(task => PlotsOf(task)).Distinct(),
    ];

    /// <summary>What the files of this one will be called, as far as is known before anything is read.</summary>
    internal static ImmutableArray<string> NamesOf(EvaluationOptions options)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        if (options.Task == EvaluatedTask.Affinity)
        {
            names.Add(Series);
            if (options.Data is not null || IsBeside(options, PairFile.Name))
                names.Add(PairFile.Name);
        }

        if (!PlotStyle.HasFonts)
            return names.ToImmutable();
        names.AddRange(PlotsOf(options.Task));
        if (IsBeside(options, LogName))
            names.Add(Training);
        return names.ToImmutable();
    }

    /// <summary>Draws and writes them, in memory; no plots where there are no fonts.</summary>
    /// <exception cref="GlimpseException">A training's log is damaged.</exception>
    internal static ImmutableArray<EvaluationFile> Of(
        EvaluationOptions options,
        EvaluationInput input,
        ImmutableArray<ScoreTable> tables,
        CancellationToken cancellation)
    {
        var files = ImmutableArray.CreateBuilder<EvaluationFile>();
        if (options.Task == EvaluatedTask.Affinity && !input.Rows.All(AffinityTables.IsCrystal))
            files.Add(new(Series, Encoding.UTF8.GetBytes(SeriesTable.Of(input.Rows))));
        if (!input.Pairs.IsEmpty)
            files.Add(new(PairFile.Name, Pairs(input.Pairs)));
        if (!PlotStyle.HasFonts)
            return files.ToImmutable();
        if (options.Task == EvaluatedTask.Affinity)
            AddAffinity(files, input.Rows, tables[0]);
        else
            AddClasses(files, options.Model, [.. input.Rows.Where(row => row.Target is not null)], tables);
        TrainingCurve[] curves = [.. Logs(options.Predictions, cancellation).Where(curve => curve.Epochs.Length > 0)];
        if (curves.Length > 0)
            files.Add(new(Training, TrainingPlot.Draw(curves)));
        return files.ToImmutable();
    }

    private static ImmutableArray<string> PlotsOf(EvaluatedTask task) => task switch
    {
        EvaluatedTask.Affinity => [Scatter, Calibration],
        EvaluatedTask.Pose => [RocDocked, Roc, PrecisionRecall, Calibration],
        EvaluatedTask.Clash => [Roc, PrecisionRecall, Calibration, Depth],
        _ => throw new ArgumentOutOfRangeException(nameof(task), task, "A task without plots."),
    };

    private static bool IsBeside(EvaluationOptions options, string name) =>
        Directory.Exists(options.Predictions) && PredictionFolder.FilesIn(options.Predictions, name).Any();

    private static void AddAffinity(
        ImmutableArray<EvaluationFile>.Builder files,
        ImmutableArray<OutOfFoldPrediction> rows,
        ScoreTable figures)
    {
        files.Add(new(Scatter, ScatterPlot.Draw(rows, figures)));
        files.Add(
            new(
                Calibration,
                CalibrationPlot.DrawValues([.. rows.Select(row => row.Predicted)], AffinityTables.Targets(rows))));
    }

    private static void AddClasses(
        ImmutableArray<EvaluationFile>.Builder files,
        EvaluatedModel model,
        OutOfFoldPrediction[] rows,
        ImmutableArray<ScoreTable> tables)
    {
        var positives = Array.ConvertAll(rows, ClassMetrics.IsPositive);
        var logits = Array.ConvertAll(rows, row => row.Predicted);
        Predictor[] predictors =
        [
            new(model.Name, logits),
            new(Predictor.HeavyAtoms, Array.ConvertAll(rows, row => (double)row.HeavyAtoms), PredictorKind.Ranking),
        ];
        if (
            model.Task == EvaluatedTask.Pose
            && Array.FindAll(rows, row => row.Kind == PoseTables.Docked) is { Length: > 0 } docked)
            files.Add(new(RocDocked, Docked(docked, model)));
        files.Add(new(Roc, RankingPlot.DrawRoc("ROC on unseen clusters", predictors, positives)));
        files.Add(new(PrecisionRecall, RankingPlot.DrawPrecisionRecall(predictors, positives)));
        files.Add(new(Calibration, CalibrationPlot.DrawProbabilities(logits, positives)));
        if (
            model.Task == EvaluatedTask.Clash
            && tables.FirstOrDefault(table => table.Title == ClashTables.ByDepth) is { Lines.Length: > 0 } byDepth)
            files.Add(new(Depth, DepthPlot.Draw(DepthBin.Of(Array.ConvertAll(rows, row => row.Depth)), byDepth)));
    }

    private static byte[] Docked(OutOfFoldPrediction[] rows, EvaluatedModel model) => RankingPlot.DrawRoc(
        "ROC of docked poses of unseen clusters",
        [
            new(model.Name, Array.ConvertAll(rows, row => row.Predicted)),
            new(PoseTables.Vina, Array.ConvertAll(rows, row => -row.Vina!.Value), PredictorKind.Ranking),
        ],
        Array.ConvertAll(rows, ClassMetrics.IsPositive));

    private static byte[] Pairs(ImmutableArray<MatchedPair> pairs)
    {
        var text = new StringWriter { NewLine = "\n" };
        PairFile.Write(text, pairs);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static IEnumerable<TrainingCurve> Logs(string folder, CancellationToken cancellation) =>
        PredictionFolder
            .FilesIn(folder, LogName)
            .Select(path =>
                TrainingCurve.Read(
                    Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))!,
                    path,
                    cancellation));
}
