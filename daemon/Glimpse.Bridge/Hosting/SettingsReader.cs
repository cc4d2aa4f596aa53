using System.Collections.Immutable;
using System.Text.Json;
using Glimpse.Bridge.Options;
using Glimpse.Core;
using Glimpse.Core.Structures.Ligands;
using Microsoft.Extensions.Configuration;

namespace Glimpse.Bridge.Hosting;

/// <summary>
/// Reads the daemon's settings: from the user's <c>config.json</c>, then <c>GLIMPSE_*</c> (<c>idleMinutes</c> is
/// <c>GLIMPSE_IDLE_MINUTES</c>), then the command line; what comes later wins.
/// </summary>
internal static class SettingsReader
{
    private const string Prefix = "GLIMPSE_";
    private const long MostFileBytes = 1 << 20;
    private const int MostMinutes = 525_600;
    private const int MostSeconds = 86_400;
    private const int MostMegabytes = 1_000_000;
    private const int MostMessageMegabytes = 1024;
    private const int MostItems = 100_000;

    private static readonly ImmutableArray<Setting> Settings =
    [
        OfRow<string>("device", (settings, name) => settings with { Device = name }),
        OfRow<int>("threads", (settings, value) => settings with { Threads = value }),
        Number("idleMinutes", 0, MostMinutes, (settings, value) => settings with { IdleMinutes = value }),
        Number("drainSeconds", 0, MostSeconds, (settings, value) => settings with { DrainSeconds = value }),
        Number("resultMegabytes", 1, MostMegabytes, (settings, value) => settings with { ResultMegabytes = value }),
        Number("queuedRequests", 1, MostItems, (settings, value) => settings with { QueuedRequests = value }),
        Number("ligandsPerRequest", 1, MostItems, (settings, value) => settings with { LigandsPerRequest = value }),
        Number(
            "ligandAtoms",
            LigandSize.Fewest,
            LigandSize.MostSettable,
            (settings, value) => settings with { LigandAtoms = value }),
        Number(
            "messageMegabytes",
            1,
            MostMessageMegabytes,
            (settings, value) => settings with { MessageMegabytes = value }),
        Of<bool>("verbose", OptionKind.Flag, (settings, value) => settings with { Verbose = value }),
    ];

    /// <summary>The keys, for help and messages.</summary>
    public static IEnumerable<string> Keys => Settings.Select(setting => setting.Key);

    /// <summary>Reads and checks.</summary>
    /// <param name="file">The settings file; one that isn't there is no fault.</param>
    /// <param name="environment">Variables by name.</param>
    /// <param name="commandLine">Keys and values of the command line.</param>
    /// <exception cref="GlimpseException">A key is unknown or a value makes no sense; the message names both and where
    /// they stand.</exception>
    public static DaemonSettings Read(
        string file,
        IReadOnlyDictionary<string, string> environment,
        IReadOnlyDictionary<string, string?> commandLine)
    {
        var settings = Apply(new DaemonSettings(), FromFile(file), file);
        var variables = Settings
            .Select(setting => (setting.Key, Value: environment.GetValueOrDefault(VariableOf(setting.Key))))
            .Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value);
        settings = Apply(
            settings,
            new ConfigurationBuilder().AddInMemoryCollection(variables).Build(),
            "the environment (GLIMPSE_...)");
        return Apply(
            settings,
            new ConfigurationBuilder().AddInMemoryCollection(commandLine).Build(),
            "the command line");
    }

    /// <summary>The variable of a key: <c>GLIMPSE_IDLE_MINUTES</c>.</summary>
    public static string VariableOf(string key) =>
        Prefix + string.Concat(key.Select(c => char.IsUpper(c) ? "_" + c : char.ToUpperInvariant(c).ToString()));

    private static IConfigurationRoot FromFile(string file)
    {
        try
        {
            if (!Path.Exists(file))
                return new ConfigurationBuilder().Build();
            using var text = new MemoryStream(
                OrdinaryFile.Read(file, MostFileBytes, GlimpseErrorCode.BadUsage, "Correct or remove it."));
            return new ConfigurationBuilder().AddJsonStream(text).Build();
        }
        catch (Exception e)
            when (e
                    is InvalidDataException
                        or IOException
                        or UnauthorizedAccessException
                        or FormatException
                        or JsonException)
        {
            var words = e.GetBaseException() is JsonException json ? JsonFault.Of(json) : e.Message.TrimEnd('.');
            throw Bad($"The settings file {file} can't be read: {words}.", e);
        }
    }

    private static DaemonSettings Apply(DaemonSettings settings, IConfigurationRoot configuration, string place)
    {
        foreach (var entry in configuration.GetChildren())
        {
            var setting =
                Settings.FirstOrDefault(setting => setting.Key.Equals(entry.Key, StringComparison.OrdinalIgnoreCase))
                ?? throw Bad(
                    $"There is no setting '{entry.Key}' ({place}); the settings are: {string.Join(", ", Keys)}.");
            settings =
                entry.Value is { } text && setting.Kind.Of(text) is { } value
                    ? setting.Set(settings, value)
                    : throw Bad(setting.Kind.Refusal($"The setting '{setting.Key}' ({place})", entry.Value ?? ""));
        }

        return settings;
    }

    private static Setting Number(string key, int least, int most, Func<DaemonSettings, int, DaemonSettings> apply) =>
        Of(key, OptionKind.Integer(least, most), apply);

    /// <summary>One that an option of the command line sets, too, and that takes what that takes.</summary>
    private static Setting OfRow<T>(string key, Func<DaemonSettings, T, DaemonSettings> apply) =>
        Of(key, OptionTable.All.Single(row => row.Setting == key).Kind, apply);

    private static Setting Of<T>(string key, OptionKind kind, Func<DaemonSettings, T, DaemonSettings> apply) =>
        new(key, kind, (settings, value) => apply(settings, (T)value));

    private static GlimpseException Bad(string message, Exception? inner = null) =>
        new(GlimpseErrorCode.BadUsage, message, "Correct or remove it.", inner);

    private sealed record Setting(string Key, OptionKind Kind, Func<DaemonSettings, object, DaemonSettings> Set);
}
