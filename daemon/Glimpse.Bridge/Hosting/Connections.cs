using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using Glimpse.Bridge.Rpc;
using Glimpse.Protocol;
using Serilog;

namespace Glimpse.Bridge.Hosting;

/// <summary>The clients that are connected.</summary>
/// <param name="daemon">What all sessions share.</param>
/// <param name="most">How many are served at once; who comes then is told so.</param>
/// <param name="log">Told of what goes wrong.</param>
internal sealed class Connections(DaemonServices daemon, int most, ILogger log) : IAsyncDisposable
{
    /// <summary>Time for a message, from its first byte.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, Task> open = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource end = new();
    private long accepted;
    private int served;
    private bool isFull;
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
            var stream = new NetworkStream(socket, ownsSocket: true);
            var isOver = Interlocked.Increment(ref served) > most;
            if (isOver && !Interlocked.Exchange(ref isFull, true))
                log.Warning("{Most} clients are connected: more are turned away", most);
            else if (!isOver)
                Volatile.Write(ref isFull, false);
            if (isOver)
            {
                await Connection.RefuseAsync(
                    stream,
                    daemon,
                    ErrorTable.Make(
                        ErrorCodes.LimitExceeded,
                        $"{most} clients are connected already.",
                        "Close those that aren't needed; SIGTERM ends the daemon, which then takes nobody any more."));
                return;
            }

            var refusal = await Connection.ServeAsync(stream, name, daemon, Patience, end.Token);
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
            Interlocked.Decrement(ref served);
            open.TryRemove(name, out _);
            log.Debug("connection {Name} closed", name);
        }
    }
}
