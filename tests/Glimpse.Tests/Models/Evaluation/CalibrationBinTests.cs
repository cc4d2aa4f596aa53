using Glimpse.Training.Evaluation.Scores;
using Xunit;

namespace Glimpse.Tests.Models.Evaluation;

public sealed class CalibrationBinTests
{
    [Fact]
    public void Rows_are_divided_by_prediction_into_bins_of_equal_count() => Assert.Equal(
        [new CalibrationBin(2, 1.5, 0.5, 0.5), new CalibrationBin(2, 3.5, 1, 0)],
        CalibrationBin.Of([4, 1, 3, 2], [1, 0, 1, 1], 2));

    [Fact]
    public void A_depth_belongs_to_the_bin_that_starts_with_it()
    {
        double?[] depths =
        [
            .. Enumerable.Repeat<double?>(0.25, 10),
            .. Enumerable.Repeat<double?>(-0.1, 12),
            null,
            0.6,
        ];
        Assert.Equal(
            [(-0.25, 0.0, 12), (0.25, 0.5, 10)],
            DepthBin.Of(depths).Select(bin => (bin.From, bin.To, bin.Rows)));
    }
}
