using Glimpse.Training.Evaluation.Scores;
using Xunit;

namespace Glimpse.Tests.Models.Evaluation;

public sealed class ClusterBootstrapTests
{
    private const int Clusters = 400;

    private static readonly string[] Names = [.. Enumerable.Range(0, Clusters).Select(i => $"C{i:D4}")];

    // The standard error of a share of one half is sqrt(0.25 / 400) = 0.025.
    [Fact]
    public void The_interval_of_a_share_over_clusters_of_one_row_is_the_binomials()
    {
        var interval = new ClusterBootstrap(Names).Of(Share(1)).Estimate;
        Assert.Equal(0.5, interval.Value);
        Assert.Equal(0.5 - (1.96 * 0.025), interval.Low!.Value, 0.005);
        Assert.Equal(0.5 + (1.96 * 0.025), interval.High!.Value, 0.005);
    }

    [Fact]
    public void Ten_rows_of_a_cluster_that_say_the_same_tell_no_more_than_one() => Assert.Equal(
        new ClusterBootstrap(Names).Of(Share(1)).Estimate,
        new ClusterBootstrap([.. Names.SelectMany(name => Enumerable.Repeat(name, 10))]).Of(Share(10)).Estimate);

    [Fact]
    public void The_same_rows_give_the_same_interval_in_any_order()
    {
        var values = Enumerable.Range(0, Clusters).Select(i => (double)(i * i % 17)).ToArray();
        var target = Enumerable.Range(0, Clusters).Select(i => (double)(i % 13)).ToArray();
        var forward = new ClusterBootstrap(Names).Of(RegressionScores.Rmse(values, target)).Estimate;
        var backward = new ClusterBootstrap([.. Names.Reverse()])
            .Of(RegressionScores.Rmse([.. values.Reverse()], [.. target.Reverse()]))
            .Estimate;
        Assert.Equal(forward.Low!.Value, backward.Low!.Value, 1e-9);
        Assert.Equal(forward.High!.Value, backward.High!.Value, 1e-9);
    }

    [Fact]
    public void A_paired_difference_has_no_noise_of_what_both_share()
    {
        var bootstrap = new ClusterBootstrap(Names);
        var share = bootstrap.Of(Share(1));
        Assert.Equal(new Estimate(0, 0, 0), share.Minus(bootstrap.Of(Share(1))).Estimate);
    }

    [Fact]
    public void Two_clusters_are_too_few_for_an_interval() =>
        Assert.Equal(
            new Estimate(0.5, null, null),
            new ClusterBootstrap(["a", "b"]).Of(ClassificationScores.Prevalence([true, false])).Estimate);

    [Fact]
    public void A_figure_that_most_draws_leave_undefined_gets_no_interval()
    {
        // One positive among ten clusters: a draw misses it in 35 of 100.
        var score = ClassificationScores.AreaUnderRoc(
            [1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            [true, false, false, false, false, false, false, false, false, false]);
        Assert.Equal(new Estimate(1, null, null), new ClusterBootstrap(Names[..10]).Of(score).Estimate);
    }

    [Fact]
    public void Quantiles_lie_on_lines_between_the_values() =>
        Assert.Equal(1.5, Sample.Quantile([0, 1, 2, 3], 0.5), 1e-12);

    private static Score Share(int rowsEach) =>
        ClassificationScores.Prevalence([
            .. Enumerable.Range(0, Clusters).SelectMany(i => Enumerable.Repeat(i % 2 == 0, rowsEach)),]);
}
