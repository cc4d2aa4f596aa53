using System.Collections.Immutable;
using Glimpse.Bridge.Explaining;
using Glimpse.Protocol;
using Glimpse.Training.Evaluation;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Bridge.Cli;

/// <summary>Turns an evaluation into the record that is printed and written.</summary>
internal static class EvaluationRecords
{
    public static EvaluationResult Of(EvaluationReport report) => new()
    {
        SchemaVersion = EvaluationResult.CurrentSchemaVersion,
        Program = ResultRecords.Program,
        Model = report.Model,
        Rows = report.Rows,
        Clusters = report.Clusters,
        Folds = report.Folds,
        Tables = [.. report.Tables.Select(Table)],
        Notes = report.Notes,
        Files = [.. report.Files.Select(file => file.Name)],
    };

    private static EvaluationTable Table(ScoreTable table) => new()
    {
        Title = table.Title,
        Rows = table.Rows,
        Clusters = table.Clusters,
        Predictors = table.Columns,
        Figures =
        [
            .. table.Lines.Select(line => new EvaluationFigure(
                line.Metric,
                line.Unit,
                Estimates(line.Values),
                Estimates(line.Differences))),
        ],
    };

    private static ImmutableArray<EvaluationEstimate?> Estimates(ImmutableArray<Estimate?> estimates) =>
        [
            .. estimates.Select(estimate =>
                estimate is null ? null : new EvaluationEstimate(estimate.Value, estimate.Low, estimate.High)),
        ];
}
