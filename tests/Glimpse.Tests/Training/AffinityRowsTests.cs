using Glimpse.Training.Affinity;
using Xunit;

namespace Glimpse.Tests.Training;

public sealed class AffinityRowsTests
{
    [Fact]
    public void The_same_ligand_in_one_cluster_is_one_row_with_the_mean_and_the_surest_pose()
    {
        var rows = AffinityRows.Of(
        [
            TrainingSamples.Row("modelled", set: "fep-unifep-apache2", series: "s", affinity: 6, smiles: "CCO"),
            TrainingSamples.Row("series", series: "t", affinity: 7, smiles: "CCO"),
            TrainingSamples.Row("crystal", affinity: 8, smiles: "CCO"),
            TrainingSamples.Row("elsewhere", cluster: "C2", affinity: 4, smiles: "CCO"),
            TrainingSamples.Row("other", affinity: 5, smiles: "CCN"),
            TrainingSamples.Row("unmeasured", smiles: "CCC"),]);
        Assert.Equal(
            [("crystal", 7.0), ("elsewhere", 4.0), ("other", 5.0)],
            rows.Select(row => (row.Id, row.Affinity!.Value)));
    }

    [Fact]
    public void Rows_without_SMILES_are_never_joined() =>
        Assert.Equal(
            2,
            AffinityRows.Of([TrainingSamples.Row("a", affinity: 6), TrainingSamples.Row("b", affinity: 7)]).Count);

    [Fact]
    public void A_series_of_n_counts_as_sqrt_n_and_weights_average_to_one()
    {
        var rows = Enumerable
            .Range(0, 9)
            .Select(i => TrainingSamples.Row($"s{i}", series: "s"))
            .Append(TrainingSamples.Row("alone"))
            .ToList();
        var weights = AffinityRows.Weights(rows);
        Assert.Equal(1, weights.Average(), 1e-6);
        Assert.Equal(3, weights[..9].Sum() / weights[9], 1e-5);
    }
}
