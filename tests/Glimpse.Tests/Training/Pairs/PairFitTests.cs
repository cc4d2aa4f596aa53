using Glimpse.Models.Pairs;
using Glimpse.Tests.Models;
using Glimpse.Training.Pairs;
using Xunit;

namespace Glimpse.Tests.Training.Pairs;

/// <summary>
/// The fit against that of a program in Python (NumPy's and SciPy's Cholesky factors) that was given the same rows,
/// alpha 200, a margin of 3, ranking rows that count once, no relatives, and else this program's own values, too.
/// </summary>
[Collection(TorchTests.Name)]
public sealed class PairFitTests(TorchFixture fixture)
{
    private const double Rounding = 1e-8;
    private const double Flexibility = 0.058;

    private static readonly PairOptions Options = new()
    {
        Alpha = 200,
        Margin = 3,
        Rank = 1,
        Within = 0,
        Kinds = 0,
    };

    private static readonly PairRows Rows = HashedRows.Make();

    /// <summary>Columns of the coefficients below: sums over pairs, ligand sums, counts.</summary>
    private static readonly int[] Columns = [0, 7, 100, 300, 767, 768, 771, 776, 777];

    private static readonly int[] Complexes = [0, 17, 59];

    [Fact]
    public void A_fit_with_ranking_rows_is_the_reference_programs() =>
        Check(
            Fit(Rows),
            [
                0.06520441397231304,
                -0.0542028067886035,
                -0.15776534664192693,
                -0.027629916522307923,
                0.008932008534716162,
                0.05398833077681622,
                0,
                0.6116695174243341,
                -0.1678941332730868,
            ],
            [8.262995296304675, 9.028645314769506, 7.199449931350359]);

    [Fact]
    public void So_is_one_without() =>
        Check(
            Fit(Rows with { Poses = [], Owners = [] }),
            [
                0.05911215219905429,
                -0.06508591316551021,
                0,
                -0.004104622147267407,
                0.010189113265846912,
                1.7809159233496894e-05,
                0,
                0.6821106184340634,
                -0.10550009190340129,
            ],
            [8.17405917864051, 9.155677642377576, 7.25046371027593]);

    [Fact]
    public void So_is_one_that_sets_relatives_apart() =>
        Check(
            Fit(Rows, Options with { Within = 5 }),
            [
                0.07678996063851848,
                -0.0658751568776607,
                -0.17330305275724092,
                -0.02523442055251166,
                0.010052896803613837,
                0.04904550221644156,
                0,
                0.6735518682254487,
                -0.18105773834020605,
            ],
            [8.343094853434945, 9.441337159873372, 7.539042073496547]);

    [Fact]
    public void So_is_one_that_counts_the_ligands_atoms_by_kind()
    {
        var rows = HashedRows.WithKinds();
        var solution = Fit(rows, Options with { Kinds = 0.3 });
        Assert.Equal(17, solution.Kinds);
        Assert.Equal(-0.03392388804018361, solution.Theta[776], Rounding);
        Assert.Equal(0.017480471544822983, solution.Theta[792], Rounding);
        Assert.Equal(0.5799520493346618, solution.Theta[793], Rounding);
        foreach (var (complex, expected) in Complexes.Zip([8.271337870563858, 9.078383138491306, 7.198747009538847]))
        {
            Assert.Equal(expected, Predict(solution, rows, complex), Rounding);
            Assert.Equal(expected, Predict(solution.ToWeights(ligandChannels: 8), rows, complex), Rounding);
        }
    }

    [Fact]
    public void Only_ranking_rows_make_it_rank_poses()
    {
        Assert.Equal(0.5, Ranked(Fit(Rows with { Poses = [], Owners = [] })));
        Assert.Equal(0.5, Ranked(Fit(Rows, Options with { Rank = 0 })));
        Assert.Equal(1, Ranked(Fit(Rows)));
    }

    [Fact]
    public void Its_weights_predict_what_it_predicts()
    {
        var solution = Fit(Rows);
        var weights = solution.ToWeights(ligandChannels: 8);
        foreach (var i in Complexes)
            Assert.Equal(Predict(solution, Rows, i), Predict(weights, Rows, i), Rounding);
    }

    [Fact]
    public void Relatives_differ_from_their_mean_as_they_do_from_one_another_and_who_has_none_is_left_out()
    {
        var relatives = Relatives.Of(
            [[1, 5], [9, 9], [5, 1], [7, 7]],
            targets: [3, 8, 7, 5],
            weights: [3, 1, 1, 3],
            groups: ["a", "b", "a", "c"]);
        Assert.Equal([[-1, 1], [3, -3]], relatives.Rows);
        Assert.Equal([-1, 3], relatives.Targets);
        Assert.Equal([3, 1], relatives.Weights);
    }

    [Fact]
    public void A_complex_counts_less_among_many_of_its_cluster_and_where_its_pose_is_modelled()
    {
        const string Modelled = "fep-unifep-apache2";
        (string Cluster, string Set)[] rows =
            [("a", "x"), ("a", "x"), ("b", "x"), ("a", Modelled), ("c", "x"), ("b", "x")];
        double[] expected = [0.897996496, 0.897996496, 1.099816603, 0.448998248, 1.555375556, 1.099816603];
        var weights = ClusterWeights.Of(
            [.. rows.Select((row, i) => TrainingSamples.Row($"{i}", row.Cluster, row.Set))],
            power: 0.5);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], weights[i], 1e-9);
    }

    private static void Check(PairSolution solution, double[] theta, double[] predictions)
    {
        Assert.Equal(6.970915992949351, solution.Intercept, Rounding);
        foreach (var (column, expected) in Columns.Zip(theta))
            Assert.Equal(expected, solution.Theta[column], Rounding);
        foreach (var (complex, expected) in Complexes.Zip(predictions))
            Assert.Equal(expected, Predict(solution, Rows, complex), Rounding);
    }

    private PairSolution Fit(PairRows rows, PairOptions? options = null) =>
        PairFit.Run(rows, options ?? Options, Flexibility, fixture.Thread, TestContext.Current.CancellationToken);

    private static double Predict(PairSolution solution, PairRows rows, int i) =>
        solution.Predict(rows.Sums[i], rows.LigandSums[i], rows.Counts[i]);

    private static double Predict(PairWeights weights, PairRows rows, int i)
    {
        var counts = rows.Counts[i];
        var pairs = weights.Curves.Zip(rows.Sums[i], (weight, sum) => weight * sum).Sum();
        return weights.Constant
            + (weights.HeavyAtom * counts.HeavyAtoms)
            + (weights.RotatableBond * counts.RotatableBonds)
            + weights.Kinds.Zip(counts.Kinds, (weight, count) => weight * count).Sum()
            + weights.Ligand.Zip(rows.LigandSums[i], (weight, sum) => weight * sum).Sum()
            + (pairs / (1 + (Flexibility * counts.RotatableBonds)));
    }

    private static double Ranked(PairSolution solution) =>
        Rows.Poses.Index().Average(pose =>
        {
            var owner = Rows.Owners[pose.Index];
            var decoy = solution.Predict(pose.Item, Rows.LigandSums[owner], Rows.Counts[owner]);
            return decoy < Predict(solution, Rows, owner) ? 1 : 0;
        });
}
