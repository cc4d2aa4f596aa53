using System.CommandLine;
using System.Net.Sockets;
using Glimpse.Bridge.Hosting;

namespace Glimpse.Bridge.Cli;

/// <summary><c>glimpse connect</c>: what clients run to talk to the daemon over stdin and stdout.</summary>
internal static class ConnectCommand
{
    public const string Name = "connect";

    public static Command Create(Terminal terminal)
    {
        var command = new Command(
            Name,
            "Connects stdin and stdout with the daemon, and starts it when none runs: the command of every client.");
        command.SetAction(
            async (parsed, cancellation) =>
            {
                if (!DaemonPlatform.IsSupported)
                    throw DaemonPlatform.Unsupported();
                await using var input = Relay.Standard(0, FileAccess.Read);
                await using var output = Relay.Standard(1, FileAccess.Write);
                string[] forDaemon = parsed.GetValue(LibTorchOptions.AllowMismatch)
                    ? [LibTorchOptions.AllowMismatch.Name]
                    : [];
                using var socket = await new DaemonConnector(DaemonFolders.OfUser(), forDaemon).ConnectAsync(
                    cancellation);
                using var ending = cancellation.Register(() => Relay.TryShutdown(socket, SocketShutdown.Both));
                if (Relay.Run(socket, input, output))
                    return ExitCode.Done;
                cancellation.ThrowIfCancellationRequested();
                await terminal.Error.WriteLineAsync("the daemon ended the connection");
                return ExitCode.BadInput;
            });
        return command;
    }
}
