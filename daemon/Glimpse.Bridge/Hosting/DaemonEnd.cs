using System.Diagnostics;
using System.Runtime.Versioning;
using Glimpse.Core;

namespace Glimpse.Bridge.Hosting;

/// <summary>
/// Ends all daemons of this build: asks them to, and where they are told to end at once and don't, ends their
/// processes.
/// </summary>
/// <param name="folders">Where their sockets are.</param>
/// <param name="say">Told what is going on, a line each.</param>
/// <param name="patience">What a daemon that is to end at once gets for it; null for 5 s.</param>
[SupportedOSPlatform("linux")]
internal sealed class DaemonEnd(DaemonFolders folders, Action<string> say, TimeSpan? patience = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TimeSpan patience = patience ?? Patience;

    /// <summary>Lets them finish what is queued.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="GlimpseException">One doesn't answer.</exception>
    public async Task<int> DrainAsync(CancellationToken cancellation)
    {
        var daemons = await DaemonClient.OpenAllAsync(folders, cancellation);
        foreach (var daemon in daemons)
        {
            using (daemon)
            {
                var answer = await daemon.ShutdownAsync(drain: true, cancellation);
                if (answer.Pending > 0)
                    say($"waiting for {answer.Pending} requests");
                await daemon.WaitForEndAsync(cancellation);
            }
        }

        return daemons.Count;
    }

    /// <summary>
    /// Has them cancel what is queued; the process of one that doesn't end in time, or doesn't even answer, is ended by
    /// force.
    /// </summary>
    /// <returns>How many there were.</returns>
    public async Task<int> AtOnceAsync(CancellationToken cancellation)
    {
        SocketListener.RequireRoomFor(folders.Socket);
        var ended = 0;
        foreach (var path in SocketListener.HiddenBeside(folders.Socket).Prepend(folders.Socket))
        {
            if (await DaemonConnector.TryConnectAsync(path, cancellation) is not { } socket)
                continue;
            var process = PeerUser.ProcessOf(socket);
            socket.Dispose();
            ended++;
            var begun = Stopwatch.StartNew();
            if (!await EndsByItselfAsync(path, cancellation))
                Kill(process, patience - begun.Elapsed);
        }

        return ended;
    }

    private async Task<bool> EndsByItselfAsync(string path, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(patience);
        try
        {
            using var daemon = await DaemonClient.TryOpenAsync(path, patience, deadline.Token);
            if (daemon is not null)
            {
                await daemon.ShutdownAsync(drain: false, deadline.Token);
                await daemon.WaitForEndAsync(deadline.Token);
            }

            return true;
        }
        catch (IOException)
        {
            return true;
        }
        catch (Exception e)
            when (e is OperationCanceledException or GlimpseException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Kill(int id, TimeSpan left)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            if (left > TimeSpan.Zero && process.WaitForExit(left))
                return; // It was about to.
            process.Kill();
            process.WaitForExit();
            say($"the daemon (process {id}) didn't end within {patience.TotalSeconds:0.###} s and was ended by force");
        }
        catch (ArgumentException)
        {
            // It ended after all.
        }
    }
}
