using Glimpse.Core;
using Glimpse.Training.Data;
using Xunit;

namespace Glimpse.Tests.Training;

public sealed class FoldsTests
{
    [Fact]
    public void A_cluster_is_the_test_of_one_fold_and_of_no_other()
    {
        foreach (var cluster in Enumerable.Range(0, 300).Select(i => $"C{i:D4}"))
            Assert.Single(Enumerable.Range(0, Folds.Count), fold => Folds.Own.PartOf(cluster, fold) == DataPart.Test);
    }

    [Fact]
    public void About_a_sixth_of_the_clusters_that_are_not_kept_back_decide_when_to_stop()
    {
        var parts = Enumerable.Range(0, 500).Select(i => Folds.Own.PartOf($"C{i:D4}", fold: 0)).ToList();
        var kept =
            parts.Count(part => part == DataPart.Validation) / (double)parts.Count(part => part != DataPart.Test);
        Assert.InRange(kept, 0.12, 0.24);
    }

    [Fact]
    public void Without_a_fold_kept_back_everything_is_learned_from() =>
        Assert.All(
            Enumerable.Range(0, 500),
            i => Assert.Equal(DataPart.Training, Folds.Own.PartOf($"C{i:D4}", fold: null)));

    [Fact]
    public void A_cluster_that_the_table_does_not_know_has_one_fold_in_every_run() =>
        Assert.Equal([2, 1, 0, 0], ((string[])["1abc", "2xyz", "kinase", "P00918"]).Select(Folds.Own.Of));

    [Fact]
    public void The_own_folds_are_about_equally_large() =>
        Assert.All(
            Enumerable.Range(0, 500).CountBy(i => Folds.Own.Of($"C{i:D4}")),
            fold => Assert.InRange(fold.Value, 90, 110));

    [Fact]
    public void A_fold_that_is_none_is_refused_with_its_cluster()
    {
        var fault = Assert.Throws<GlimpseException>(() =>
            Folds.Read(new StringReader("cluster40,fold\nC7,5\n"), "mine.csv", TestContext.Current.CancellationToken));
        Assert.Contains("mine.csv: the fold of C7 is '5'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_is_not_there_is_bad_usage()
    {
        var fault = Assert.Throws<GlimpseException>(() =>
            Folds.ReadFile("nowhere.csv", TestContext.Current.CancellationToken));
        Assert.Equal(
            (GlimpseErrorCode.BadUsage, "nowhere.csv: no such file."),
            (fault.Code, fault.Message));
    }

    [Fact]
    public void Folds_by_complex_keep_each_back_once_and_a_sixth_of_the_rest_decides_when_to_stop()
    {
        string[] complexes = [.. Enumerable.Range(0, 500).Select(i => $"set/{i:D4}")];
        Assert.All(
            complexes,
            complex =>
                Assert.Single(
                    Enumerable.Range(0, Folds.Count),
                    fold => Folds.RandomPartOf(complex, fold) == DataPart.Test));
        var parts = complexes.CountBy(complex => Folds.RandomPartOf(complex, fold: 0)).ToDictionary();
        Assert.InRange(parts[DataPart.Test], 80, 120);
        Assert.InRange(parts[DataPart.Validation] / (double)(500 - parts[DataPart.Test]), 0.12, 0.24);
    }
}
