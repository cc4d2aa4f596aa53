using Glimpse.Training.Evaluation.Baselines;
using Xunit;

namespace Glimpse.Tests.Models.Evaluation;

public sealed class RidgeFitTests
{
    [Fact]
    public void A_small_penalty_finds_the_plane_and_a_large_one_the_mean()
    {
        var random = new Random(3);
        double[][] rows =
            [.. Enumerable.Range(0, 200).Select(_ => new[] { random.NextDouble(), 10 * random.NextDouble(), 4 })];
        var targets = Array.ConvertAll(rows, row => 2 + (3 * row[0]) - (0.5 * row[1]));
        Assert.Equal(2 + (3 * 0.2) - (0.5 * 7), RidgeFit.Of(rows, targets, 1e-9).At([0.2, 7, 4]), 1e-6);
        Assert.Equal(targets.Average(), RidgeFit.Of(rows, targets, 1e9).At([0.2, 7, 4]), 1e-3);
    }

    [Fact]
    public void A_row_is_predicted_by_the_other_folds_alone()
    {
        int[] folds = [0, 0, 1, 1];
        double[][] values = [[0], [1], [0], [1]];
        double[] targets = [5, 5, 1, 1];
        Assert.Equal([1, 1, 5, 5], OutOfFold.Ridge(folds, values, targets));
        Assert.All(OutOfFold.Ridge([0, 0], [[1], [2]], [1, 2]), value => Assert.True(double.IsNaN(value)));
    }
}
