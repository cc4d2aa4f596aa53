using Glimpse.Training.Evaluation.Scores;
using Xunit;

namespace Glimpse.Tests.Models.Evaluation;

public sealed class SeriesConcordanceTests
{
    private static readonly string[] Series = ["a", "a", "a", "b", "b", "", ""];
    private static readonly string[] Clusters = ["1", "1", "1", "2", "2", "3", "3"];
    private static readonly double[] X = [1, 2, 3, 10, 20, 0, 99];
    private static readonly double[] Y = [1, 3, 2, 5, 0, 99, 0];

    private readonly SeriesConcordance concordance = new(Series, Clusters);

    // Series a: two pairs concordant, one discordant; series b: one discordant; the last two rows are of no series.
    [Fact]
    public void Pairs_of_all_series_are_pooled_and_rows_of_none_have_none()
    {
        Assert.Equal(4, concordance.PairCount);
        Assert.Equal(0, concordance.Tau(X, Y).Value, 1e-12);
    }

    // Series b thrice: 1 - 3 of 6 pairs.
    [Fact]
    public void A_cluster_drawn_thrice_has_its_pairs_thrice() =>
        Assert.Equal(-1.0 / 3, concordance.Tau(X, Y).At([1, 1, 1, 3, 3, 1, 1]), 1e-12);

    // In series a alone tau(x, y) = 1/3, tau(x, z) = -1 + 0 ...: z = 1, 2, 0 has one pair in x's sense, two against:
    // -1/3; y and z likewise 1/3.
    [Fact]
    public void A_partial_tau_takes_the_third_values_concordance_out()
    {
        double[] z = [1, 2, 0, 0, 0, 0, 0], weights = [1, 1, 1, 0, 0, 0, 0];
        Assert.Equal(
            (1.0 / 3 + (1.0 / 9)) / (1 - (1.0 / 9)), concordance.PartialTau(X, Y, z).At(weights), 1e-12);
    }
}
