using System.Collections.Concurrent;
using CsCheck;
using Glimpse.Models.Torch;
using Xunit;

namespace Glimpse.Tests.Models;

[Collection(TorchTests.Name)]
public sealed class LanesTests
{
    [Fact]
    public void Every_item_is_in_one_part_and_the_parts_are_about_as_long()
    {
        using var lanes = new Lanes(3);
        Gen.Int[1, 40]
            .Sample(
                items =>
                {
                    var parts = new ConcurrentBag<(int Offset, int Length)>();
                    lanes.Run(items, part => parts.Add(part.GetOffsetAndLength(items)));
                    var ordered = parts.Order().ToArray();
                    Assert.Equal(
                        Enumerable.Range(0, items),
                        ordered.SelectMany(part => Enumerable.Range(part.Offset, part.Length)));
                    Assert.InRange(ordered.Length, 1, lanes.Count);
                    Assert.InRange(ordered.Max(part => part.Length) - ordered.Min(part => part.Length), 0, 1);
                },
                iter: 100,
                threads: 1);
    }

    [Fact]
    public void Where_one_lane_cannot_be_started_none_is_left()
    {
        var started = new List<TorchThread>();
        using var lanes = new Lanes(3, () =>
        {
            if (started.Count == 2)
                throw new InvalidOperationException("no more threads");
            started.Add(new TorchThread(threads: 1));
            return started[^1];
        });
        Assert.Throws<InvalidOperationException>(() => lanes.Run(8, _ => { }));
        Assert.Equal(2, started.Count);
        Assert.All(started, thread => Assert.Throws<ObjectDisposedException>(() => thread.Run(() => 1)));
    }

    [Fact]
    public void They_can_be_disposed_of_twice()
    {
        var lanes = new Lanes(2);
        lanes.Run(8, _ => { });
        lanes.Dispose();
        lanes.Dispose();
    }

    [Fact]
    public void What_a_part_throws_comes_back()
    {
        using var lanes = new Lanes(2);
        Assert.Throws<FormatException>(() => lanes.Run(8, part =>
        {
            if (part.Start.Value > 0)
                throw new FormatException();
        }));
    }
}
