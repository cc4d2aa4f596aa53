using Glimpse.Bridge;
using Glimpse.Core.Schemes;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Glimpse.Tests.Schemes.Second;

/// <summary>
/// The way into the tests, which are <c>glimpse</c> with a second scheme, too: where the first argument is one of its
/// commands.
/// </summary>
internal static class HostProgram
{
    /// <summary>The executable that viewers are told of.</summary>
    public static string Executable => Path.Combine(AppContext.BaseDirectory, "Glimpse.Tests");

    /// <summary>What it computes.</summary>
    public static SchemeCatalogue Schemes { get; } =
        new([.. SchemeCatalogue.Own.Schemes, SecondScheme.Instance]);

    private static async Task<int> Main(string[] arguments) => arguments switch
    {
        ["connect" or "serve" or "stop" or "plugin", ..] => Program.Start(arguments, () => Schemes),
        _ when arguments.Any(argument => argument is "--server" or "--internal-msbuild-node") =>
            await TestPlatformTestFramework.RunAsync(arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => await ConsoleRunner.Run(arguments),
    };
}
