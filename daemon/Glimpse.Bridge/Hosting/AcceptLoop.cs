using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using Serilog;

namespace Glimpse.Bridge.Hosting;

/// <summary>
/// Takes clients until it is told to end: whatever goes wrong with one, the daemon, which holds the lock, must take the
/// next.
/// </summary>
/// <param name="accept">Waits for a client; told what to do with one of another user.</param>
/// <param name="serve">Serves a client from now on.</param>
/// <param name="log">Told of what goes wrong, once until it goes well again.</param>
internal sealed class AcceptLoop(
    Func<Action<uint>, CancellationToken, Task<Socket>> accept,
    Action<Socket> serve,
    ILogger log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs.</summary>
    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "Without this loop nobody reaches the daemon, and the lock keeps another from starting.")]
    public async Task RunAsync(CancellationToken end)
    {
        var isFailing = false;
        while (!end.IsCancellationRequested)
        {
            Socket? client = null;
            try
            {
                client = await accept(user => log.Warning("a client of user {User} was turned away", user), end);
                serve(client);
                isFailing = false;
            }
            catch (Exception) when (end.IsCancellationRequested)
            {
                client?.Dispose();
            }
            catch (Exception fault)
            {
                // Descriptors or memory are short; both come back when clients leave.
                client?.Dispose();
                if (!isFailing)
                    log.Warning(
                        "a client can't be taken: {Error:l}",
                        fault is SocketException { SocketErrorCode: var code } ? code.ToString() : fault.GetType().Name
                    );
                isFailing = true;
                await Task.Delay(Pause, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
