using System.CommandLine;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Hosting;

namespace Glimpse.Bridge.Cli;

/// <summary><c>glimpse serve</c>: the daemon, in the foreground.</summary>
internal static class ServeCommand
{
    public const string Name = OwnProgram.Serve;

    public static Command Create(IModelSource models, Terminal terminal)
    {
        var set = new Option<string[]>("--set")
        {
            HelpName = "KEY=VALUE",
            DefaultValueFactory = _ => [],
            Description = $"A setting, above config.json and GLIMPSE_*; may be given again. Keys: {string.Join(", ", SettingsReader.Keys)}.",
        };
        var background = new Option<bool>(OwnProgram.BackgroundOption) { Description = "Say nothing when ready.", Hidden = true };
        set.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=') < 1))
                result.AddError($"--set takes KEY=VALUE, not '{token.Value}'.");
        });
        var command = new Command(Name, "Runs the daemon that viewers talk to, here in the foreground; 'glimpse connect' starts it by itself.") { set, background };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (!DaemonPlatform.IsSupported)
                throw DaemonPlatform.Unsupported();
            var given = parsed.GetValue(set)!.ToDictionary(pair => pair[..pair.IndexOf('=')], string? (pair) => pair[(pair.IndexOf('=') + 1)..], StringComparer.OrdinalIgnoreCase);
            if (parsed.GetValue<bool>("--verbose"))
                given["verbose"] = bool.TrueString;
            var folders = DaemonFolders.OfUser();
            var settings = SettingsReader.Read(DaemonFolders.ConfigurationFile, Variables(), given);
            var isQuiet = parsed.GetValue(background);
            await DaemonHost.RunAsync(
                folders,
                settings,
                models,
                () =>
                {
                    if (!isQuiet)
                        terminal.Error.WriteLine($"ready; log in {folders.State}; Ctrl-C ends it");
                },
                cancellation);
            return ExitCode.Done;
        });
        return command;
    }

    private static Dictionary<string, string> Variables() => Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
}
