using System.Net.Sockets;
using Glimpse.Bridge.Hosting;
using Serilog;
using Xunit;

namespace Glimpse.Tests.Daemon;

public sealed class AcceptLoopTests
{
    [Theory]
    [InlineData(typeof(SocketException))]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(OutOfMemoryException))]
    public async Task Whatever_goes_wrong_with_one_client_the_next_is_taken(Type fault)
    {
        using var end = new CancellationTokenSource();
        var served = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (calls, log) = (0, new LogLines());
        var loop = new AcceptLoop(
            (_, cancellation) =>
                ++calls switch
                {
                    1 => throw (Exception)Activator.CreateInstance(fault)!,
                    2 or 3 => Task.FromResult(
                        new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)),
                    _ => Task.Delay(Timeout.Infinite, cancellation)
                        .ContinueWith<Socket>(
                            _ => throw new OperationCanceledException(cancellation),
                            TaskScheduler.Default),
                },
            client =>
            {
                client.Dispose();
                if (calls == 2)
                    throw (Exception)Activator.CreateInstance(fault)!;
                served.TrySetResult();
            },
            new LoggerConfiguration().WriteTo.Sink(log).CreateLogger());
        var running = loop.RunAsync(end.Token);
        await served.Task.GuardedAsync();
        await end.CancelAsync();
        await running.GuardedAsync();
        Assert.Single(log.All, line => line.Contains("a client can't be taken"));
    }
}
