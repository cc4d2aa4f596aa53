using System.CommandLine;
using Glimpse.Bridge.Explaining;
using Glimpse.Models.Natives;

namespace Glimpse.Bridge.Cli;

/// <summary>
/// <c>glimpse libtorch-selftest DEVICE</c>, not in the help: what the program runs as a child to prove a libtorch of
/// another version.
/// </summary>
internal static class SelfTestCommand
{
    public const string Name = "libtorch-selftest";

    public static Command Create(Terminal terminal)
    {
        var device = new Argument<string>("DEVICE") { Description = "The device to test besides the processor." };
        var command = new Command(Name, "Tests the libtorch that GLIMPSE_LIBTORCH names.") { device };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            LibTorchSelfTest.Run(parsed.GetRequiredValue(device), terminal.Output);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>This program as a child that runs it, but for the device.</summary>
    public static IReadOnlyList<string> AsChild() => OwnProgram.With(Name);
}
