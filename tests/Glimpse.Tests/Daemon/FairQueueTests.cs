using CsCheck;
using Glimpse.Bridge.Jobs;
using Xunit;

namespace Glimpse.Tests.Daemon;

public sealed class FairQueueTests
{
    private const int Interactive = 0, Batch = 1;

    [Fact]
    public void Clients_take_turns_and_keep_their_own_order()
    {
        var queue = new FairQueue<string>(10);
        foreach (var item in new[] { "a1", "a2", "a3", "b1", "c1", "b2" })
            Assert.True(queue.TryAdd(item[..1], Batch, item));
        Assert.Equal(["a1", "b1", "c1", "a2", "b2", "a3"], TakeAll(queue));
    }

    [Fact]
    public void A_click_comes_before_every_batch()
    {
        var queue = new FairQueue<string>(10);
        queue.TryAdd("a", Batch, "batch");
        queue.TryAdd("a", Interactive, "click");
        queue.TryAdd("b", Interactive, "other click");
        Assert.Equal(["click", "other click", "batch"], TakeAll(queue));
    }

    [Fact]
    public void What_is_given_back_goes_on_before_its_clients_others_and_after_other_clients()
    {
        var queue = new FairQueue<string>(10);
        queue.TryAdd("a", Batch, "a1");
        queue.TryAdd("a", Batch, "a2");
        queue.TryAdd("b", Batch, "b1");
        var first = queue.Take()!;
        queue.GiveBack("a", Batch, first);
        Assert.Equal(["b1", "a1", "a2"], TakeAll(queue));
    }

    [Fact]
    public void A_full_queue_takes_nothing_new_but_what_it_gave()
    {
        var queue = new FairQueue<string>(1);
        Assert.True(queue.TryAdd("a", Batch, "a1"));
        Assert.False(queue.TryAdd("b", Interactive, "b1"));
        var taken = queue.Take()!;
        Assert.True(queue.TryAdd("b", Interactive, "b1"));
        queue.GiveBack("a", Batch, taken);
        Assert.Equal(2, queue.Count);
    }

    [Fact]
    public void Every_item_added_is_taken_or_removed_exactly_once() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 1])
            .List[0, 40]
            .Sample(items =>
            {
                var queue = new FairQueue<string>(100);
                var names = items
                    .Select((item, i) => (Client: $"c{item.Item1}", Lane: item.Item2, Name: $"{i}"))
                    .ToList();
                foreach (var item in names)
                    queue.TryAdd(item.Client, item.Lane, item.Name);
                var removed = names.Where((_, i) => i % 3 == 0).Select(item => item.Name).ToList();
                Assert.All(removed, name => Assert.True(queue.Remove(name)));
                Assert.All(removed, name => Assert.False(queue.Remove(name)));
                Assert.Equal(names.Select(item => item.Name).Except(removed).Order(), TakeAll(queue).Order());
                Assert.Equal(0, queue.Count);
            });

    private static List<string> TakeAll(FairQueue<string> queue)
    {
        var taken = new List<string>();
        while (queue.Take() is { } item)
            taken.Add(item);
        return taken;
    }
}
