using System.CommandLine;
using Glimpse.Bridge.Hosting;

namespace Glimpse.Bridge.Cli;

/// <summary><c>glimpse stop</c>: ends the daemon.</summary>
internal static class StopCommand
{
    public const string Name = "stop";

    public static Command Create(Terminal terminal)
    {
        var now = new Option<bool>("--now")
        {
            Description =
                "Cancel what is queued instead of finishing it, also of a daemon that was told to end before; one "
                    + "that hasn't ended after 5 s is ended by force.",
        };
        var command = new Command(
            Name,
            "Ends the daemon once what is queued is done, or after drainSeconds (30), when it cancels the rest.")
        {
            now,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                if (!DaemonPlatform.IsSupported)
                    throw DaemonPlatform.Unsupported();
                var end = new DaemonEnd(DaemonFolders.OfUser(), terminal.Error.WriteLine);
                var daemons = parsed.GetValue(now)
                    ? await end.AtOnceAsync(cancellation)
                    : await end.DrainAsync(cancellation);
                await terminal.Error.WriteLineAsync(daemons == 0 ? "no daemon runs" : "the daemon has ended");
                return ExitCode.Done;
            });
        return command;
    }
}
