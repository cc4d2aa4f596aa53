using System.CommandLine;
using System.Runtime.Versioning;
using Glimpse.Bridge.Hosting;
using Glimpse.Core;
using Glimpse.Models.Import;
using Glimpse.Models.Registry;

namespace Glimpse.Bridge.Cli;

/// <summary><c>glimpse models remove</c>: takes a model away that was imported.</summary>
internal static class RemoveModelCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("MODEL") { Description = "Its name, as 'glimpse models list' has it." };
        var command = new Command("remove", "Removes a model that was imported.") { name };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var asked = parsed.GetRequiredValue(name);
                var store = new ModelStore(UserModelFolder.Path);
                if (DaemonPlatform.IsSupported && await IsComputedAsync(asked, cancellation))
                    throw new GlimpseException(
                        GlimpseErrorCode.BadUsage,
                        $"The daemon may be computing with the model '{asked}'.",
                        "Wait until 'glimpse status' has nothing running or waiting, or run 'glimpse stop'.");
                store.Remove(asked, ModelRegistry.Open());
                await terminal.Output.WriteLineAsync($"removed {asked} from {store.PathOf(asked)}");
                return ExitCode.Done;
            });
        return command;
    }

    /// <summary>
    /// True where a daemon has the model in memory and is at work; which model a job needs it doesn't tell.
    /// </summary>
    [SupportedOSPlatform("linux")]
    private static async Task<bool> IsComputedAsync(string name, CancellationToken cancellation)
    {
        using var client = await DaemonClient.TryOpenAsync(DaemonFolders.OfUser(), cancellation);
        return client is not null
            && await client.StatusAsync(cancellation) is { Jobs: { Running: > 0 } or { Waiting: > 0 } } status
            && status.ModelsLoaded.Any(model =>
                model == name || model.StartsWith($"{name}:", StringComparison.Ordinal));
    }
}
