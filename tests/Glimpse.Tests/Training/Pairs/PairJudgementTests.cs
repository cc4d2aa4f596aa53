using System.Globalization;
using Glimpse.Training.Pairs;
using Xunit;

namespace Glimpse.Tests.Training.Pairs;

public sealed class PairJudgementTests
{
    private const int Folds = 5;
    private const int FewestClusters = 3;

    /// <summary>Columns of a complex without sums over pairs or over the ligand: its two counts.</summary>
    private static readonly double[] Nothing = [0, 0];

    [Fact]
    public void Each_complex_is_predicted_by_a_fit_that_never_saw_its_fold()
    {
        var complexes = Complexes(60);
        var seen = new List<IReadOnlyList<PairComplex>>();
        var judgement = PairJudgement.Of(complexes, FoldOf, FewestClusters, part =>
        {
            seen.Add(part);
            return Constant(seen.Count);
        })!;
        Assert.Equal(Folds, seen.Count);
        Assert.All(seen, part => Assert.Equal(Folds - 1, part.Select(FoldOf).Distinct().Count()));
        foreach (var row in judgement.Predictions.Complexes)
            Assert.DoesNotContain(
                seen[(int)row.Predicted - 1],
                complex => complex.Sample.Source.Id == row.Id);
    }

    [Fact]
    public void Its_interval_holds_four_fifths_of_the_errors()
    {
        var interval = PairJudgement.Of(Complexes(60), FoldOf, FewestClusters, _ => Constant(0))!.Interval;
        Assert.Equal((0.8, 47), (interval.Coverage, interval.HalfWidth));
    }

    [Fact]
    public void A_few_complexes_are_not_judged()
    {
        Assert.Null(PairJudgement.Of(Complexes(49), FoldOf, FewestClusters, _ => Constant(0)));
        Assert.Null(PairJudgement.Of(Complexes(60), _ => 0, FewestClusters, _ => Constant(0)));
    }

    /// <summary>Complexes with a pK of their number, a cluster for each two.</summary>
    private static PairComplex[] Complexes(int count) =>
        [
            .. Enumerable.Range(0, count).Select(i => new PairComplex(
                TrainingSamples.Amprenavir(TrainingSamples.Row(Name(i), Name(i / 2), affinity: i)),
                [],
                [],
                new(20, 5),
                [])),
        ];

    private static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int FoldOf(PairComplex complex) =>
        int.Parse(complex.Sample.Source.Cluster, CultureInfo.InvariantCulture) % Folds;

    private static PairSolution Constant(double pK) => new(Nothing, [1, 1], Nothing, pK, Flexibility: 0);
}
