using Glimpse.Bridge.Cli;
using Glimpse.Bridge.Explaining;

namespace Glimpse.Tests.Cli;

/// <summary>A call of the command line in this process, and what came of it.</summary>
internal sealed record GlimpseCall(int ExitCode, string Output, string Error)
{
    public static async Task<GlimpseCall> RunAsync(
        IModelSource models,
        CancellationToken cancellation,
        params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await new CommandLine(models, output, error).RunAsync(arguments, cancellation);
        return new GlimpseCall(code, output.ToString(), error.ToString());
    }

    public static Task<GlimpseCall> RunAsync(params string[] arguments) =>
        RunAsync(new LinearModels(), default, arguments);
}
