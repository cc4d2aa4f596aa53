using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using Glimpse.Bridge.Rpc;
using Serilog;

namespace Glimpse.Bridge.Hosting;

/// <summary>The clients that are connected.</summary>
internal sealed class Connections(DaemonServices daemon, ILogger log) : IAsyncDisposable
{
    /// <summary>Time for a message, from its first byte.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, Task> open = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource end = new();
    private long accepted;
    private bool isDisposed;

    /// <summary>How many there are.</summary>
    public int Count => open.Count;

    /// <summary>Serves a client from now on.</summary>
    public void Add(Socket socket)
    {
        var name = Interlocked.Increment(ref accepted).ToString(CultureInfo.InvariantCulture);
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        open[name] = ServeAsync(socket, name, go.Task);
        go.SetResult();
    }

    /// <summary>Ends all conversations.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, true))
            return;
        await end.CancelAsync();
        await Task.WhenAll(open.Values);
        end.Dispose();
    }

    private async Task ServeAsync(Socket socket, string name, Task registered)
    {
        await registered;
        log.Debug("connection {Name} opened", name);
        try
        {
            var refusal = await Connection.ServeAsync(new NetworkStream(socket, ownsSocket: true), name, daemon, Patience, end.Token);
            if (refusal is not null)
                log.Warning("connection {Name} ended by this side: {Kind}", name, refusal.Details.Kind);
        }
        catch (IOException e)
        {
            log.Debug("connection {Name} broke off: {Type}", name, e.GetType().Name);
        }
#pragma warning disable CA1031 // A connection's fault is that connection's end; the log has where it came from.
        catch (Exception e)
#pragma warning restore CA1031
        {
            daemon.OnFault(e);
        }
        finally
        {
            open.TryRemove(name, out _);
            log.Debug("connection {Name} closed", name);
        }
    }
}
