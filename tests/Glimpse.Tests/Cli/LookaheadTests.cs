using CsCheck;
using Glimpse.Bridge.Cli;
using Xunit;

namespace Glimpse.Tests.Cli;

public sealed class LookaheadTests
{
    [Fact]
    public void Items_come_in_order_and_none_is_lost() =>
        Gen.Int[0, 200]
            .Sample(
                count =>
                    Lookahead.Of(Lookahead.Of(Enumerable.Range(0, count))).SequenceEqual(Enumerable.Range(0, count)),
                iter: 20);

    [Fact]
    public void The_next_item_is_made_while_the_last_is_used_and_no_more()
    {
        using var second = new ManualResetEventSlim();
        var made = 0;
        foreach (var item in Lookahead.Of(Items()))
        {
            if (item == 0)
                Assert.True(second.Wait(TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken));

            // The one in hand, one that waits, and one in the making.
            Assert.True(Volatile.Read(ref made) <= item + 3);
        }

        Assert.Equal(20, made);

        IEnumerable<int> Items()
        {
            for (var i = 0; i < 20; i++)
            {
                Interlocked.Increment(ref made);
                if (i == 1)
                    second.Set();
                yield return i;
            }
        }
    }

    [Fact]
    public void An_exception_comes_after_the_items_before_it()
    {
        List<int> taken = [];
        var fault = Assert.Throws<TimeoutException>(Take);
        Assert.Equal("three", fault.Message);
        Assert.Equal([0, 1, 2], taken);

        void Take()
        {
            foreach (
                var item in Lookahead.Of(
                    Enumerable.Range(0, 5).Select(i => i < 3 ? i : throw new TimeoutException("three"))))
                taken.Add(item);
        }
    }

    [Fact]
    public void Who_stops_early_ends_the_source()
    {
        var ended = false;
        foreach (var item in Lookahead.Of(Endless()))
        {
            if (item == 4)
                break;
        }

        Assert.True(ended);

        IEnumerable<int> Endless()
        {
            try
            {
                for (var i = 0; ; i++)
                    yield return i;
            }
            finally
            {
                ended = true;
            }
        }
    }
}
