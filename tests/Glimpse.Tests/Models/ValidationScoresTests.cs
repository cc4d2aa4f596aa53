using Glimpse.Training.Loop;
using Xunit;

namespace Glimpse.Tests.Models;

public class ValidationScoresTests
{
    [Fact]
    public void Balanced_accuracy_gives_both_classes_the_same_weight() =>
        Assert.Equal(0.5 * (1.0 + (1.0 / 3)), ValidationScores.BalancedAccuracy([2, 1, 1, -1], [1, 0, 0, 0]), 1e-12);

    [Fact]
    public void The_area_under_the_curve_counts_ties_half() =>
        Assert.Equal((1 + 1 + 0.5 + 0) / 4, ValidationScores.AreaUnderRoc([3, 1, 1, 2], [1, 1, 0, 0]), 1e-12);

    [Fact]
    public void Correlation_is_minus_one_on_a_falling_line() =>
        Assert.Equal(-1, ValidationScores.Correlation([1, 2, 3], [5, 3, 1]), 1e-12);
}
