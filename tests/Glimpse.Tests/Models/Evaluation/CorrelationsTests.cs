using CsCheck;
using Glimpse.Training.Evaluation.Scores;
using Xunit;

namespace Glimpse.Tests.Models.Evaluation;

public sealed class CorrelationsTests
{
    private static readonly Gen<(int X, int Y, int Z, int Weight)[]> Rows =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 3]).Array[4, 30];

    // x - 3 = -2 -1 0 1 2 and y - 4 = -3 0 1 -1 3: sum of products 11, of squares 10 and 20.
    [Fact]
    public void Pearsons_R_is_the_covariance_over_both_deviations() =>
        Assert.Equal(11 / Math.Sqrt(10 * 20), Correlations.Pearson([1, 2, 3, 4, 5], [1, 4, 5, 3, 7]).Value, 1e-12);

    // The ranks of y are 1, 2, 3.5, 5, 3.5: sum of products 8, of squares 10 and 9.5.
    [Fact]
    public void Spearmans_rho_gives_ties_their_mean_rank() =>
        Assert.Equal(8 / Math.Sqrt(95), Correlations.Spearman([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]).Value, 1e-12);

    // Of the six pairs three are concordant, one discordant, one tied in x and one in y: (3 - 1) / sqrt(5 * 5).
    [Fact]
    public void Kendalls_tau_b_takes_ties_out_of_the_denominator() =>
        Assert.Equal(0.4, Correlations.Kendall([1, 2, 2, 3], [1, 3, 2, 2]).Value, 1e-12);

    // 12 2 1 12 2 against 1 4 7 1 0: two concordant pairs, six discordant; eight pairs differ in x, nine in y.
    [Fact]
    public void Kendalls_tau_b_of_ranks_that_disagree_is_negative() =>
        Assert.Equal(-4 / Math.Sqrt(72), Correlations.Kendall([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]).Value, 1e-12);

    // x = z + a, y = z + b; a and b are at right angles to each other and to z, or the same.
    [Fact]
    public void A_partial_correlation_leaves_what_the_third_value_does_not_explain()
    {
        double[] z = [-1, -1, 1, 1], x = [0, -2, 2, 0];
        Assert.Equal(0, Correlations.PartialPearson(x, [0, -2, 0, 2], z).Value, 1e-12);
        Assert.Equal(0.5, Correlations.Pearson(x, [0, -2, 0, 2]).Value, 1e-12);
        Assert.Equal(1, Correlations.PartialPearson(x, x, z).Value, 1e-12);
    }

    [Fact]
    public void Nothing_is_left_where_the_third_value_explains_everything() =>
        Assert.Equal(double.NaN, Correlations.PartialPearson([1, 2, 4], [1, 3, 2], [3, 5, 9]).Value);

    [Fact]
    public void A_row_of_weight_n_counts_as_n_rows() => Rows.Sample(rows =>
    {
        var twice = rows.SelectMany(row => Enumerable.Repeat(row, row.Weight)).ToArray();
        double[] weights = [.. rows.Select(row => (double)row.Weight)];
        foreach (var score in (Func<(int X, int Y, int Z, int)[], Score>[])[Pearson, Spearman, Kendall, Partial])
            AssertSame(score(twice).Value, score(rows).At(weights));
    });

    [Fact]
    public void Kendalls_tau_counts_the_same_as_going_through_all_pairs() => Rows.Sample(rows =>
    {
        var (sum, untiedX, untiedY) = (0, 0, 0);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (x, y) = (Math.Sign(rows[i].X - rows[j].X), Math.Sign(rows[i].Y - rows[j].Y));
                (sum, untiedX, untiedY) = (sum + (x * y), untiedX + Math.Abs(x), untiedY + Math.Abs(y));
            }
        }

        AssertSame(sum / Math.Sqrt((double)untiedX * untiedY), Kendall(rows).Value);
    });

    private static Score Pearson((int X, int Y, int Z, int)[] rows) => Correlations.Pearson(Xs(rows), Ys(rows));

    private static Score Spearman((int X, int Y, int Z, int)[] rows) => Correlations.Spearman(Xs(rows), Ys(rows));

    private static Score Kendall((int X, int Y, int Z, int)[] rows) => Correlations.Kendall(Xs(rows), Ys(rows));

    private static Score Partial((int X, int Y, int Z, int)[] rows) =>
        Correlations.PartialPearson(Xs(rows), Ys(rows), [.. rows.Select(row => (double)row.Z)]);

    private static double[] Xs((int X, int Y, int Z, int)[] rows) => [.. rows.Select(row => (double)row.X)];

    private static double[] Ys((int X, int Y, int Z, int)[] rows) => [.. rows.Select(row => (double)row.Y)];

    private static void AssertSame(double expected, double actual)
    {
        if (double.IsFinite(expected) || double.IsFinite(actual))
            Assert.Equal(expected, actual, 1e-9);
    }
}
