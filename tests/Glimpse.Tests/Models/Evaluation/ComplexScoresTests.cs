using Glimpse.Training.Evaluation.Scores;
using Xunit;

namespace Glimpse.Tests.Models.Evaluation;

public sealed class ComplexScoresTests
{
    // a: in order, 1; b: one class only, left out; c: of two pairs one is in order.
    [Fact]
    public void The_area_under_ROC_is_averaged_over_complexes_that_have_both_classes() =>
        Assert.Equal(
            0.75,
            ComplexScores
                .MeanAreaUnderRoc(
                    [9, 1, 5, 4, 2, 1, 3],
                    [true, false, true, true, true, false, false],
                    ["a", "a", "b", "b", "c", "c", "c"])
                .Value,
            1e-12);

    [Fact]
    public void Poses_that_tie_for_the_first_place_share_the_success() =>
        Assert.Equal(
            (1 + 0.5 + 0) / 3,
            ComplexScores
                .TopSuccess([2, 1, 7, 7, 0, 9], [true, false, true, false, true, false], ["a", "a", "b", "b", "c", "c"])
                .Value,
            1e-12);

    [Fact]
    public void A_complex_whose_cluster_is_not_drawn_does_not_count() => Assert.Equal(
        1,
        ComplexScores.TopSuccess([2, 1, 9, 7], [true, false, false, true], ["a", "a", "b", "b"]).At([1, 1, 0, 0]),
        1e-12);
}
