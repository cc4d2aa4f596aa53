using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>Waits for what should come soon, but not for ever.</summary>
internal static class HangGuard
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static Task GuardedAsync(this Task task) => task.WaitAsync(Patience, TestContext.Current.CancellationToken);

    public static Task<T> GuardedAsync<T>(this Task<T> task) =>
        task.WaitAsync(Patience, TestContext.Current.CancellationToken);
}
