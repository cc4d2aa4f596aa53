using System.Globalization;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Glimpse.Bridge.Jobs;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Hosting;

/// <summary>Where a daemon has its socket, its lock, its journal and its log (XDG base directories).</summary>
/// <param name="Runtime">Folder of sockets and locks.</param>
/// <param name="State">Folder of logs and journals.</param>
/// <param name="Build">The build that they are for.</param>
internal sealed partial record DaemonFolders(string Runtime, string State, string Build)
{
    private const string OwnName = "glimpse-bridge";
    private const string JournalPrefix = "journal-";
    private const int MatchTimeoutMs = 1000;

    /// <summary>Name of socket and lock without ending: the major version of the protocol, and the build.</summary>
    private string Name => string.Create(CultureInfo.InvariantCulture, $"glimpse-{WireProtocol.Version}-{Build}");

    /// <summary>The socket.</summary>
    public string Socket => Path.Combine(Runtime, Name + ".sock");

    /// <summary>Locked by the daemon as long as it takes connections.</summary>
    public string InstanceLock => Path.Combine(Runtime, Name + ".lock");

    /// <summary>Locked by whoever is starting a daemon.</summary>
    public string StartLock => Path.Combine(Runtime, Name + ".start");

    /// <summary>The journal of what was being computed.</summary>
    public string Journal => Path.Combine(State, JournalPrefix + Build);

    /// <summary>What a daemon started in the background prints when it can't even log.</summary>
    public string ErrorFile => Path.Combine(State, "daemon.err");

    /// <summary>The log's name, to which the day is added.</summary>
    public string Log => Path.Combine(State, $"daemon-{Build}-.log");

    /// <summary>
    /// Removes logs and journals, of any build, that nothing was written to since then: each build has names of its
    /// own, and builds go. What has another name than a daemon gives stays, and so does the folder of a journal with
    /// something else in it.
    /// </summary>
    public void RemoveOlder(DateTime than)
    {
        bool IsOld(string path) => File.GetLastWriteTimeUtc(path) < than;
        foreach (
            var log in Directory.GetFiles(State).Where(file => LogName().IsMatch(Path.GetFileName(file)) && IsOld(file))
        )
            File.Delete(log);
        foreach (
            var journal in Directory
                .GetDirectories(State, JournalPrefix + "*")
                .Where(folder => folder != Journal && IsOld(folder)))
        {
            var entries = Directory.GetFileSystemEntries(journal);
            if (
                new DirectoryInfo(journal).LinkTarget is not null
                || !entries.All(entry => CrashJournal.IsOwn(Path.GetFileName(entry)) && IsOld(entry)))
                continue;
            foreach (var file in entries)
                File.Delete(file);
            Directory.Delete(journal);
        }
    }

    /// <summary>The folders of this user for this build. Never in the home for sockets: it may be on NFS.</summary>
    [SupportedOSPlatform("linux")]
    public static DaemonFolders OfUser() => OfUser(Environment.GetEnvironmentVariable);

    /// <summary>The folders of this user for this build.</summary>
    /// <param name="variableOf">Value of an environment variable; null where it isn't set.</param>
    [SupportedOSPlatform("linux")]
    public static DaemonFolders OfUser(Func<string, string?> variableOf)
    {
        // Not TMPDIR: it may differ between a user's sessions, whose daemon is one.
        var runtime = Absolute(variableOf("XDG_RUNTIME_DIR")) is { } given
            ? Path.Combine(given, OwnName)
            : string.Create(CultureInfo.InvariantCulture, $"/tmp/{OwnName}-{LibC.EffectiveUser()}");
        return new DaemonFolders(
            runtime,
            Path.Combine(Home(variableOf("XDG_STATE_HOME"), ".local/state"), OwnName),
            BuildId.Current);
    }

    /// <summary>The file with the user's settings.</summary>
    public static string ConfigurationFile =>
        Path.Combine(Home(Environment.GetEnvironmentVariable("XDG_CONFIG_HOME"), ".config"), OwnName, "config.json");

    /// <summary>Makes the folders, closed to others.</summary>
    /// <exception cref="Core.GlimpseException">One can't be made, or is somebody else's.</exception>
    [SupportedOSPlatform("linux")]
    public void Make()
    {
        foreach (var folder in new[] { Runtime, State, Journal })
            UnixFile.MakePrivateFolder(folder);
    }

    /// <summary>
    /// What <see cref="DaemonLog"/> makes of <see cref="Log"/>: the day added, and a number where a day has several.
    /// </summary>
    [GeneratedRegex(
        @"^daemon-.+-\d{8}(_\d{3})?\.log$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        MatchTimeoutMs)]
    private static partial Regex LogName();

    private static string Home(string? given, string fallback) =>
        Absolute(given) ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), fallback);

    /// <summary>The specification of XDG has relative paths ignored.</summary>
    private static string? Absolute(string? given) => Path.IsPathRooted(given) ? given : null;
}
