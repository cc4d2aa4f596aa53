using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Jobs;
using Glimpse.Core;

namespace Glimpse.Bridge.Hosting;

/// <summary>
/// Reaches this user's daemon of this build, and starts it when there is none: one, however many try at once.
/// </summary>
/// <param name="folders">Where its files are.</param>
/// <param name="forDaemon">Options for a daemon that is started.</param>
[SupportedOSPlatform("linux")]
internal sealed class DaemonConnector(DaemonFolders folders, params IReadOnlyList<string> forDaemon)
{
    private const string Shell = "/bin/sh";
    private const int LastErrorBytes = 2000;

    // The shell stays to tell the journal how the daemon ended: nobody else learns that it crashed.
    private const string WaitingScript =
        $"d=$1; shift; \"$@\" & p=$!; wait $p; s=$?; f=\"$d$p\"; echo $s >\"$f{CrashJournal.UnfinishedSuffix}\" && mv "
            + $"-f \"$f{CrashJournal.UnfinishedSuffix}\" \"$f\"";

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Connects to the daemon that runs.</summary>
    /// <returns>Null when none does.</returns>
    public Task<Socket?> TryConnectAsync(CancellationToken cancellation) =>
        TryConnectAsync(folders.Socket, cancellation);

    /// <summary>Connects to a daemon by the name of its socket.</summary>
    /// <returns>Null when none listens there.</returns>
    /// <exception cref="GlimpseException">The name is too long, or somebody else listens.</exception>
    public static async Task<Socket?> TryConnectAsync(string path, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
            if (PeerUser.IsOwn(socket))
                return socket;
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"The socket {path} is served by another user.",
                "Remove it; someone may have put it there to read along.");
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Connects, starting a daemon when none runs.</summary>
    /// <exception cref="GlimpseException">It doesn't start; the message has its last words.</exception>
    public async Task<Socket> ConnectAsync(CancellationToken cancellation)
    {
        SocketListener.RequireRoomFor(folders.Socket);
        if (await TryConnectAsync(cancellation) is { } atOnce)
            return atOnce;
        folders.Make();
        int? started = null;
        FileLock? starting = null;
        try
        {
            for (
                var waited = Stopwatch.StartNew();
                waited.Elapsed < StartPatience;
                await Task.Delay(Pause, cancellation))
            {
                starting ??= FileLock.TryTake(folders.StartLock);
                if (await TryConnectAsync(cancellation) is { } socket)
                    return socket;
                if (starting is null)
                    continue;
                if (started is not { } process)
                    started = Start();
                else if (DetachedProcess.HasEnded(process) && await TryConnectAsync(cancellation) is var last)
                    return last ?? throw NotStarted("The daemon ended as soon as it was started.");
            }
        }
        finally
        {
            starting?.Dispose();
        }

        throw NotStarted("The daemon doesn't answer.");
    }

    private int Start()
    {
        File.Delete(folders.ErrorFile);
        string[] command =
        [
            Shell,
            "-c",
            WaitingScript,
            "glimpse-daemon",
            Path.Combine(folders.Journal, CrashJournal.ExitPrefix),
            .. OwnProgram.With([OwnProgram.Serve, OwnProgram.BackgroundOption, .. forDaemon]),
        ];
        return DetachedProcess.Start(command, AllowedEnvironment.OfThisProcess(), folders.ErrorFile);
    }

    private GlimpseException NotStarted(string what)
    {
        var said = File.Exists(folders.ErrorFile) ? File.ReadAllText(folders.ErrorFile).Trim() : "";
        var words = said.Length == 0 ? "" : $" It said: {said[Math.Max(0, said.Length - LastErrorBytes)..]}";
        return new GlimpseException(
            GlimpseErrorCode.Environment,
            what + words,
            "'glimpse doctor' says what is missing; 'glimpse serve' runs it in a terminal.");
    }
}
