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
    /// <summary>What a log is called beside the predictions of a fold.</summary>
    private static readonly string LogName = Path.GetFileName(new TrainingFiles("").Log);

    /// <summary>Draws and writes them, in memory; no plots where there are no fonts.</summary>
    /// <exception cref="GlimpseException">A training's log is damaged.</exception>
    internal static ImmutableArray<EvaluationFile> Of(
        EvaluationOptions options,
        EvaluationInput input,
        ImmutableArray<ScoreTable> tables)
    {
        var files = ImmutableArray.CreateBuilder<EvaluationFile>();
        if (options.Task == EvaluatedTask.Affinity && !input.Rows.All(AffinityTables.IsCrystal))
            files.Add(new("series.csv", Encoding.UTF8.GetBytes(SeriesTable.Of(input.Rows))));
        if (!input.Pairs.IsEmpty)
            files.Add(new(PairFile.Name, Pairs(input.Pairs)));
        if (!PlotStyle.HasFonts)
            return files.ToImmutable();
        if (options.Task == EvaluatedTask.Affinity)
            AddAffinity(files, input.Rows, tables[0]);
        else
            AddClasses(files, options.Task, [.. input.Rows.Where(row => row.Target is not null)], tables);
        TrainingCurve[] curves = [.. Logs(options.Predictions).Where(curve => curve.Epochs.Length > 0)];
        if (curves.Length > 0)
            files.Add(new("training.png", TrainingPlot.Draw(curves)));
        return files.ToImmutable();
    }

    private static void AddAffinity(
        ImmutableArray<EvaluationFile>.Builder files,
        ImmutableArray<OutOfFoldPrediction> rows,
        ScoreTable figures)
    {
        files.Add(new("scatter.png", ScatterPlot.Draw(rows, figures)));
        files.Add(
            new(
                "calibration.png",
                CalibrationPlot.DrawValues([.. rows.Select(row => row.Predicted)], AffinityTables.Targets(rows))));
    }

    private static void AddClasses(
        ImmutableArray<EvaluationFile>.Builder files,
        EvaluatedTask task,
        OutOfFoldPrediction[] rows,
        ImmutableArray<ScoreTable> tables)
    {
        var positives = Array.ConvertAll(rows, ClassMetrics.IsPositive);
        var logits = Array.ConvertAll(rows, row => row.Predicted);
        Predictor[] predictors =
        [
            new(ModelEvaluation.NameOf(task), logits),
            new(Predictor.HeavyAtoms, Array.ConvertAll(rows, row => (double)row.HeavyAtoms), PredictorKind.Ranking),
        ];
        if (
            task == EvaluatedTask.Pose
            && Array.FindAll(rows, row => row.Kind == PoseTables.Docked) is { Length: > 0 } docked)
            files.Add(new("roc-docked.png", Docked(docked, task)));
        files.Add(new("roc.png", RankingPlot.DrawRoc("ROC on unseen clusters", predictors, positives)));
        files.Add(new("precision-recall.png", RankingPlot.DrawPrecisionRecall(predictors, positives)));
        files.Add(new("calibration.png", CalibrationPlot.DrawProbabilities(logits, positives)));
        if (
            task == EvaluatedTask.Clash
            && tables.FirstOrDefault(table => table.Title == ClashTables.ByDepth) is { Lines.Length: > 0 } byDepth)
            files.Add(new("depth.png", DepthPlot.Draw(DepthBin.Of(Array.ConvertAll(rows, row => row.Depth)), byDepth)));
    }

    private static byte[] Docked(OutOfFoldPrediction[] rows, EvaluatedTask task) => RankingPlot.DrawRoc(
        "ROC of docked poses of unseen clusters",
        [
            new(ModelEvaluation.NameOf(task), Array.ConvertAll(rows, row => row.Predicted)),
            new(PoseTables.Vina, Array.ConvertAll(rows, row => -row.Vina!.Value), PredictorKind.Ranking),
        ],
        Array.ConvertAll(rows, ClassMetrics.IsPositive));

    private static byte[] Pairs(ImmutableArray<MatchedPair> pairs)
    {
        var text = new StringWriter { NewLine = "\n" };
        PairFile.Write(text, pairs);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static IEnumerable<TrainingCurve> Logs(string folder) =>
        PredictionFolder
            .FilesIn(folder, LogName)
            .Select(path => TrainingCurve.Read(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))!, path));
}
