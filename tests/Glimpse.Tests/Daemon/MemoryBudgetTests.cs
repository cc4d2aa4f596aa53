using Glimpse.Bridge.Rpc;
using Xunit;

namespace Glimpse.Tests.Daemon;

public sealed class MemoryBudgetTests
{
    [Fact]
    public async Task Who_wants_more_than_there_is_waits_and_comes_in_turn()
    {
        var budget = new MemoryBudget(10);
        var first = await budget.TakeAsync(6, CancellationToken.None);
        var (large, small) = (budget.TakeAsync(8, CancellationToken.None), budget.TakeAsync(1, CancellationToken.None));
        Assert.True(budget.IsShort);
        Assert.False(large.IsCompleted || small.IsCompleted);
        first.Dispose();
        first.Dispose(); // Gives back once.
        using (await large.GuardedAsync())
            (await small.GuardedAsync()).Dispose();
        Assert.False(budget.IsShort);
        (await budget.TakeAsync(10, CancellationToken.None).GuardedAsync()).Dispose();
    }

    [Fact]
    public async Task What_is_larger_than_the_budget_has_it_alone()
    {
        var budget = new MemoryBudget(10);
        using var all = await budget.TakeAsync(1000, CancellationToken.None).GuardedAsync();
        Assert.False(budget.TakeAsync(1, CancellationToken.None).IsCompleted);
    }

    [Fact]
    public async Task Who_gives_up_lets_the_next_in()
    {
        var budget = new MemoryBudget(10);
        using var held = await budget.TakeAsync(6, CancellationToken.None);
        using var impatience = new CancellationTokenSource();
        var (large, small) = (budget.TakeAsync(8, impatience.Token), budget.TakeAsync(4, CancellationToken.None));
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => large.GuardedAsync());
        (await small.GuardedAsync()).Dispose();
    }

    [Fact]
    public async Task What_is_there_already_makes_others_wait()
    {
        var budget = new MemoryBudget(10);
        var overdrawn = budget.TakeAnyway(12);
        var next = budget.TakeAsync(1, CancellationToken.None);
        Assert.True(budget.IsShort && !next.IsCompleted);
        overdrawn.Dispose();
        (await next.GuardedAsync()).Dispose();
    }
}
