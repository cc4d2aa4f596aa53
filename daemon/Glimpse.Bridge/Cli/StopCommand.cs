using System.CommandLine;
using Glimpse.Bridge.Hosting;

namespace Glimpse.Bridge.Cli;

/// <summary><c>glimpse stop</c>: ends the daemon.</summary>
internal static class StopCommand
{
    public const string Name = "stop";

    public static Command Create(Terminal terminal)
    {
        var now = new Option<bool>("--now") { Description = "Cancel what is queued instead of finishing it." };
        var command = new Command(Name, "Ends the daemon, once what is queued is done.") { now };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (!DaemonPlatform.IsSupported)
                throw DaemonPlatform.Unsupported();
            using var client = await DaemonClient.TryOpenAsync(DaemonFolders.OfUser(), cancellation);
            if (client is null)
            {
                await terminal.Error.WriteLineAsync("no daemon runs");
                return ExitCode.Done;
            }

            var answer = await client.ShutdownAsync(drain: !parsed.GetValue(now), cancellation);
            if (answer.Pending > 0)
                await terminal.Error.WriteLineAsync($"waiting for {answer.Pending} requests");
            await client.WaitForEndAsync(cancellation);
            await terminal.Error.WriteLineAsync("the daemon has ended");
            return ExitCode.Done;
        });
        return command;
    }
}
