using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Jobs;
using Microsoft.Extensions.Hosting.Systemd;

namespace Glimpse.Bridge.Hosting;

/// <summary>
/// A daemon in the foreground: a child that this process waits for, as the shell does for one that <c>connect</c>
/// started, so that a crash is written down and the request that it came of isn't computed for ever again. The child
/// ends when this process does.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class ForegroundDaemon
{
    private const string NotifyVariable = "NOTIFY_SOCKET";

    /// <summary>Runs it to its end.</summary>
    /// <param name="folders">Where its files are.</param>
    /// <param name="arguments">This process's own.</param>
    /// <param name="onReady">Called once it takes connections.</param>
    /// <returns>Its exit code; 128 and the signal's number when a signal ended it.</returns>
    public static async Task<int> RunAsync(DaemonFolders folders, IEnumerable<string> arguments, Action onReady)
    {
        folders.Make();
        var command = OwnProgram.With([.. arguments, OwnProgram.WatchedOption]);
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment.Remove(NotifyVariable); // Systemd listens to its own child alone.
        using var child = Process.Start(start)!;
        var systemd = new SystemdNotifier();

        // A child whose stdin ends drains: told so, or because this process is gone.
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            systemd.Notify(ServiceState.Stopping);
            child.StandardInput.Close();
        }

        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        if (await child.StandardOutput.ReadLineAsync() is not null)
        {
            systemd.Notify(ServiceState.Ready);
            onReady();
        }

        await child.WaitForExitAsync();
        var journal = Path.Combine(
            folders.Journal,
            CrashJournal.ExitPrefix + child.Id.ToString(CultureInfo.InvariantCulture));
        await File.WriteAllTextAsync(
            journal + CrashJournal.UnfinishedSuffix,
            child.ExitCode.ToString(CultureInfo.InvariantCulture));
        File.Move(journal + CrashJournal.UnfinishedSuffix, journal, overwrite: true);
        return child.ExitCode;
    }

    /// <summary>The child's side: says that it is ready, and ends when nobody holds its stdin any more.</summary>
    /// <param name="folders">Where its files are.</param>
    /// <param name="settings">How it is set up.</param>
    /// <param name="models">Its models.</param>
    /// <param name="ready">The child's stdout.</param>
    public static async Task RunWatchedAsync(
        DaemonFolders folders,
        DaemonSettings settings,
        IModelSource models,
        TextWriter ready)
    {
        var end = new CancellationTokenSource(); // Lives as long as the process: the end of stdin may come at any time.
        var watching = new Thread(() =>
        {
            using var input = Relay.Standard(0, FileAccess.Read);
            try
            {
                while (input.ReadByte() >= 0)
                {
                    // What comes means nothing; only the end does.
                }
            }
            catch (IOException)
            {
                // A terminal that is gone ends so.
            }

            end.Cancel();
        })
        { IsBackground = true, Name = "parent" };
        watching.Start();

        // The terminal that goes tells both processes; the host hears the other signals itself.
        using var hungUp = PosixSignalRegistration.Create(
            PosixSignal.SIGHUP,
            signal =>
            {
                signal.Cancel = true;
                end.Cancel();
            });
        await DaemonHost.RunAsync(folders, settings, models, () => ready.WriteLine("ready"), end.Token);
    }
}
