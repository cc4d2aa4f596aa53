using CsCheck;
using Glimpse.Training.Evaluation.Scores;
using Xunit;

namespace Glimpse.Tests.Models.Evaluation;

public sealed class RankingCurveTests
{
    private static readonly Gen<(int Value, bool Positive)[]> Rows = Gen.Select(Gen.Int[0, 6], Gen.Bool).Array[2, 40]
        .Where(rows => rows.Any(row => row.Item2) && rows.Any(row => !row.Item2));

    [Fact]
    public void The_area_under_a_ROC_curve_is_the_score_of_that_name() =>
        Rows.Sample(rows =>
        {
            var (values, positives) = (Values(rows), Positives(rows));
            var curve = RankingCurve.Roc(values, positives);
            var area = Enumerable
                .Range(1, curve.X.Length - 1)
                .Sum(i => (curve.X[i] - curve.X[i - 1]) * 0.5 * (curve.Y[i] + curve.Y[i - 1]));
            Assert.Equal(ClassificationScores.AreaUnderRoc(values, positives).Value, area, 1e-9);
        });

    [Fact]
    public void The_steps_under_a_precision_recall_curve_are_the_average_precision() => Rows.Sample(rows =>
    {
        var (values, positives) = (Values(rows), Positives(rows));
        var curve = RankingCurve.PrecisionRecall(values, positives);
        var area = Enumerable.Range(1, curve.X.Length - 1).Sum(i => (curve.X[i] - curve.X[i - 1]) * curve.Y[i]);
        Assert.Equal(ClassificationScores.AveragePrecision(values, positives).Value, area, 1e-9);
        Assert.Equal(1, curve.X[^1]);
    });

    private static double[] Values((int Value, bool)[] rows) => [.. rows.Select(row => (double)row.Value)];

    private static bool[] Positives((int, bool Positive)[] rows) => [.. rows.Select(row => row.Positive)];
}
