using System.Collections.Immutable;
using Glimpse.Bridge.Explaining;
using Glimpse.Protocol;
using Glimpse.Training.Evaluation;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Bridge.Cli;

/// <summary>Turns an evaluation into the record that is printed and written.</summary>
internal static class EvaluationRecords
{
    public static EvaluationResult Of(EvaluationReport report) => new(
        EvaluationResult.CurrentSchemaVersion,
        ResultRecords.Program,
        report.Model,
        report.Rows,
        report.Clusters,
        report.Folds,
        [.. report.Tables.Select(Table)],
        report.Notes,
        [.. report.Files.Select(file => file.Name)]);

    private static EvaluationTable Table(ScoreTable table) =>
        new(
            table.Title,
            table.Rows,
            table.Clusters,
            table.Columns,
            [
                .. table.Lines.Select(line => new EvaluationFigure(
                    line.Metric,
                    line.Unit,
                    Estimates(line.Values),
                    Estimates(line.Differences))),
            ]);

    private static ImmutableArray<EvaluationEstimate?> Estimates(ImmutableArray<Estimate?> estimates) =>
        [
            .. estimates.Select(estimate =>
                estimate is null ? null : new EvaluationEstimate(estimate.Value, estimate.Low, estimate.High)),
        ];
}
