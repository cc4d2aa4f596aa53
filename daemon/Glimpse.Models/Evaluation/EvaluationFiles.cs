using System.Collections.Immutable;
using System.Text;
using Glimpse.Core;
using Glimpse.Models.Evaluation.Plots;
using Glimpse.Models.Training;

namespace Glimpse.Models.Evaluation;

/// <summary>The plots and further tables of an evaluation.</summary>
internal static class EvaluationFiles
{
    /// <summary>What a log is called beside the predictions of a fold.</summary>
    private static readonly string LogName = Path.GetFileName(new TrainingFiles("").Log);

    /// <summary>Draws and writes them, in memory; no plots where there are no fonts.</summary>
    /// <exception cref="GlimpseException">A training's log is damaged.</exception>
    internal static ImmutableArray<EvaluationFile> Of(EvaluationOptions options, EvaluationInput input, ImmutableArray<ScoreTable> tables)
    {
        var files = ImmutableArray.CreateBuilder<EvaluationFile>();
        if (options.Task == EvaluatedTask.Affinity && !input.Rows.All(AffinityTables.IsCrystal))
            files.Add(new("series.csv", Encoding.UTF8.GetBytes(SeriesTable.Of(input.Rows))));
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

    private static void AddAffinity(ImmutableArray<EvaluationFile>.Builder files, ImmutableArray<OutOfFoldPrediction> rows, ScoreTable figures)
    {
        files.Add(new("scatter.png", ScatterPlot.Draw(rows, figures)));
        files.Add(new("calibration.png", CalibrationPlot.DrawValues([.. rows.Select(row => row.Predicted)], AffinityTables.Targets(rows))));
    }

    private static void AddClasses(
        ImmutableArray<EvaluationFile>.Builder files, EvaluatedTask task, OutOfFoldPrediction[] rows, ImmutableArray<ScoreTable> tables)
    {
        var positives = Array.ConvertAll(rows, ClassMetrics.IsPositive);
        var logits = Array.ConvertAll(rows, row => row.Predicted);
        Predictor[] predictors =
        [
            new(ModelEvaluation.NameOf(task), logits),
            new(Predictor.HeavyAtoms, Array.ConvertAll(rows, row => (double)row.HeavyAtoms), PredictorKind.Ranking),
        ];
        files.Add(new("roc.png", RankingPlot.DrawRoc(predictors, positives)));
        files.Add(new("precision-recall.png", RankingPlot.DrawPrecisionRecall(predictors, positives)));
        files.Add(new("calibration.png", CalibrationPlot.DrawProbabilities(logits, positives)));
        if (task == EvaluatedTask.Clash && tables.FirstOrDefault(table => table.Title == ClashTables.ByDepth) is { Lines.Length: > 0 } byDepth)
            files.Add(new("depth.png", DepthPlot.Draw(DepthBin.Of(Array.ConvertAll(rows, row => row.Depth)), byDepth)));
    }

    private static IEnumerable<TrainingCurve> Logs(string folder) =>
        PredictionFolder.FilesIn(folder, LogName).Select(path => TrainingCurve.Read(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))!, path));
}
