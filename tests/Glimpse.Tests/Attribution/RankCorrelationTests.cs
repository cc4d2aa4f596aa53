using CsCheck;
using Glimpse.Core.Attribution;
using Xunit;

namespace Glimpse.Tests.Attribution;

public sealed class RankCorrelationTests
{
    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 10, 20, 300, 4000 }, 1)]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { -1, -20, -300, -4000 }, -1)]
    [InlineData(new double[] { 1, 2, 3, 4, 5 }, new double[] { 2, 1, 4, 3, 5 }, 0.8)]
    [InlineData(new double[] { 1, 2, 2, 3 }, new double[] { 1, 2, 3, 3 }, 0.8333333333333334)]
    public void It_is_Pearsons_of_the_ranks_with_ties_at_their_mean(double[] a, double[] b, double expected) =>
        Assert.Equal(expected, RankCorrelation.Of(a, b)!.Value, 1e-12);

    [Fact]
    public void A_constant_list_has_no_order() => Assert.Null(RankCorrelation.Of([1, 1, 1], [1, 2, 3]));

    [Fact]
    public void It_depends_on_the_order_alone() =>
        Gen.Int[-50, 50]
            .Array[3, 40]
            .Where(values => values.Distinct().Count() > 1)
            .Sample(values =>
                Assert.Equal(
                    1,
                    RankCorrelation
                        .Of(
                            [.. values.Select(value => (double)value)],
                            [.. values.Select(value => Math.Exp(0.1 * value))]
                        )!
                        .Value,
                    1e-9));
}
