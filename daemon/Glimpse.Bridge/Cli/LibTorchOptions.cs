using System.CommandLine;
using Glimpse.Models.Natives;

namespace Glimpse.Bridge.Cli;

/// <summary>The option, good for all commands, that says which libtorch may be loaded.</summary>
internal static class LibTorchOptions
{
    public static readonly Option<bool> AllowMismatch = new(LibTorchPolicy.AllowOption)
    {
        Description =
            $"Take a libtorch in GLIMPSE_LIBTORCH that isn't version {LibTorchInfo.BuiltFor}, once it has passed a "
                + $"self-test.",
        Recursive = true,
    };

    /// <summary>What the command line and the environment allow.</summary>
    public static LibTorchPolicy Read(ParseResult parsed) => new(
        parsed.GetValue(AllowMismatch) || Environment.GetEnvironmentVariable(LibTorchPolicy.AllowVariable) == "1",
        SelfTestCommand.AsChild());
}
