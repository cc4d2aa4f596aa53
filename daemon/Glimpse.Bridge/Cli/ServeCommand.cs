using System.CommandLine;
using System.Globalization;
using System.Runtime.Versioning;
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
            Description =
                $"A setting, above config.json and GLIMPSE_*; may be given again. Keys: "
                    + $"{string.Join(", ", SettingsReader.Keys)}.",
        };
        var background = new Option<bool>(OwnProgram.BackgroundOption)
        {
            Description = "Say nothing when ready.",
            Hidden = true,
        };
        var watched = new Option<bool>(OwnProgram.WatchedOption)
        {
            Description = "Say on stdout when ready, and end with stdin.",
            Hidden = true,
        };
        set.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=') < 1))
                result.AddError($"--set takes KEY=VALUE, not '{token.Value}'.");
        });
        var command = new Command(
            Name,
            "Runs the daemon that viewers talk to, here in the foreground; 'glimpse connect' starts it by itself.")
        {
            set,
            background,
            watched,
        };
        command.SetAction(
            async (parsed, _) =>
            {
                if (!DaemonPlatform.IsSupported)
                    throw DaemonPlatform.Unsupported();
                var given = parsed
                    .GetValue(set)!
                    .ToDictionary(
                        pair => pair[..pair.IndexOf('=')],
                        string? (pair) => pair[(pair.IndexOf('=') + 1)..],
                        StringComparer.OrdinalIgnoreCase);
                if (parsed.GetValue<bool>("--verbose"))
                    given["verbose"] = bool.TrueString;
                var folders = DaemonFolders.OfUser();
                var settings = SettingsReader.Read(DaemonFolders.ConfigurationFile, Variables(), given);
                if (parsed.GetValue(background))
                    await DaemonHost.RunAsync(folders, settings, models, () => { }, CancellationToken.None);
                else if (parsed.GetValue(watched))
                    await ForegroundDaemon.RunWatchedAsync(folders, settings, models, terminal.Output);
                else
                    return await ForegroundAsync(folders, parsed.Tokens.Select(token => token.Value), terminal);
                return ExitCode.Done;
            });
        return command;
    }

    [SupportedOSPlatform("linux")]
    private static async Task<int> ForegroundAsync(
        DaemonFolders folders,
        IEnumerable<string> arguments,
        Terminal terminal)
    {
        var code = await ForegroundDaemon.RunAsync(
            folders,
            arguments,
            () => terminal.Error.WriteLine($"ready; log in {folders.State}; Ctrl-C ends it"));
        if (code <= ExitCode.OfSignal)
            return code;
        await terminal.Error.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"the daemon was ended by signal {code - ExitCode.OfSignal}"));
        return code;
    }

    private static Dictionary<string, string> Variables() =>
        Environment
            .GetEnvironmentVariables()
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
}
