using CsCheck;
using Glimpse.Training.Evaluation.Scores;
using Xunit;

namespace Glimpse.Tests.Models.Evaluation;

public sealed class ClassificationScoresTests
{
    private static readonly bool[] Classes = [false, false, true, true];
    private static readonly double[] Values = [0.1, 0.4, 0.35, 0.8];

    // Of four pairs of a positive and a negative three are in order.
    [Fact]
    public void The_area_under_ROC_is_the_share_of_pairs_in_order() =>
        Assert.Equal(0.75, ClassificationScores.AreaUnderRoc(Values, Classes).Value, 1e-12);

    // Recall rises by a half at precision 1 (0.8) and by a half at precision 2/3 (0.35).
    [Fact]
    public void Average_precision_sums_precision_times_gain_of_recall() =>
        Assert.Equal((0.5 * 1) + (0.5 * 2 / 3), ClassificationScores.AveragePrecision(Values, Classes).Value, 1e-12);

    [Fact]
    public void Average_precision_of_one_value_for_all_is_the_prevalence() =>
        Assert.Equal(
            0.25,
            ClassificationScores.AveragePrecision([1, 1, 1, 1], [true, false, false, false]).Value,
            1e-12);

    // 3 of 4 positives and 4 of 6 negatives are told right.
    [Fact]
    public void Figures_at_a_threshold_follow_from_the_four_counts()
    {
        double[] logits = [2, 2, 2, -1, 3, 3, -1, -1, -1, -1];
        bool[] positives = [true, true, true, true, false, false, false, false, false, false];
        Assert.Equal(
            0.5 * ((3.0 / 4) + (4.0 / 6)),
            ClassificationScores.BalancedAccuracy(logits, positives).Value,
            1e-12);
        Assert.Equal(0.7, ClassificationScores.Accuracy(logits, positives).Value, 1e-12);
        Assert.Equal(0.6, ClassificationScores.Precision(logits, positives).Value, 1e-12);
        Assert.Equal(0.4, ClassificationScores.Prevalence(positives).Value, 1e-12);
        Assert.Equal(0.75 / (0.75 + (1.0 / 3)), ClassificationScores.PrecisionAt(0.5, logits, positives).Value, 1e-12);
        Assert.Equal(0.6, ClassificationScores.PrecisionAt(0.4, logits, positives).Value, 1e-12);
        Assert.Equal(double.NaN, ClassificationScores.Precision(logits, positives, threshold: 5).Value);
    }

    [Fact]
    public void A_row_of_weight_n_counts_as_n_rows() =>
        Gen.Select(Gen.Int[0, 5], Gen.Bool, Gen.Int[0, 3])
            .Array[2, 20]
            .Sample(rows =>
            {
                var twice = rows.SelectMany(row => Enumerable.Repeat(row, row.Item3)).ToArray();
                double[] weights = [.. rows.Select(row => (double)row.Item3)];
                foreach (
                    var score in (Func<double[], bool[], Score>[])
                        [
                            ClassificationScores.AreaUnderRoc,
                            ClassificationScores.AveragePrecision,
                            (v, p) => ClassificationScores.BalancedAccuracy(v, p, 2),
                        ])
                {
                    var expected = score(
                        [.. twice.Select(row => (double)row.Item1)],
                        [.. twice.Select(row => row.Item2)]
                    ).Value;
                    var actual = score([.. rows.Select(row => (double)row.Item1)], [.. rows.Select(row => row.Item2)])
                        .At(weights);
                    if (double.IsFinite(expected) || double.IsFinite(actual))
                        Assert.Equal(expected, actual, 1e-9);
                }
            });
}
