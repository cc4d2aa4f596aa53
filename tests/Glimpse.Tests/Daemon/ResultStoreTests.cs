using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Jobs;
using Glimpse.Core.Attribution;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Daemon;

public sealed class ResultStoreTests
{
    private static readonly Explanation Explanation = SampleExplanation.Make();
    private static readonly ExplainedSite Computed = new(
        ResultRecords.Of(
            Explanation,
            new ExplainOptions(),
            LinearModels.Summary,
            new ResultSource("p", "l", null),
            "",
            null,
            []),
        Explanation,
        SampleExplanation.Receptor());

    private static readonly long Size = new ResultStore(long.MaxValue).Add("k", 0, Computed).Bytes;

    [Fact]
    public void The_result_used_longest_ago_makes_room()
    {
        var store = new ResultStore(2 * Size);
        var (first, second) = (store.Add("a", 0, Computed), store.Add("b", 0, Computed));
        Assert.NotNull(store.Find(first.Id));
        var third = store.Add("c", 0, Computed);
        Assert.Null(store.Find(second.Id));
        Assert.Equal((2, 2 * Size), store.Size);
        Assert.Equal([first.Id, third.Id], new[] { store.Find("a", 0)!.Id, store.Find("c", 0)!.Id });
    }

    [Fact]
    public void What_is_released_makes_room_first_and_is_there_until_then()
    {
        var store = new ResultStore(2 * Size);
        var (first, second) = (store.Add("a", 0, Computed), store.Add("b", 0, Computed));
        Assert.True(store.Release(second.Id));
        Assert.False(store.Release("none"));
        store.Add("c", 0, Computed);
        Assert.Null(store.Find(second.Id));
        Assert.NotNull(store.Find(first.Id));
    }

    [Fact]
    public void A_request_is_found_again_only_while_every_result_of_it_is_kept()
    {
        var store = new ResultStore(3 * Size);
        store.Add("a", 0, Computed);
        store.Add("a", 1, Computed);
        Assert.Null(store.FindAll("a"));
        store.Complete("a", 2);
        Assert.Equal([0, 1], store.FindAll("a")!.Value.Select(result => result.Index));
        store.Add("b", 0, Computed);
        store.Add("b", 1, Computed);
        Assert.Null(store.FindAll("a"));
        Assert.NotNull(store.Find("a", 1));
    }

    [Fact]
    public void A_result_larger_than_all_room_is_kept_until_the_next()
    {
        var store = new ResultStore(1);
        var first = store.Add("a", 0, Computed);
        Assert.NotNull(store.Find(first.Id));
        store.Add("b", 0, Computed);
        Assert.Null(store.Find(first.Id));
    }

    [Fact]
    public void Ids_of_two_daemons_differ() =>
        Assert.NotEqual(new ResultStore(1).Add("a", 0, Computed).Id, new ResultStore(1).Add("a", 0, Computed).Id);
}
