using System.Globalization;
using System.Text;

namespace Glimpse.Bridge.Jobs;

/// <summary>
/// Remembers what was being computed, so that a request on which the daemon crashed twice isn't tried a third time. Each daemon keeps a
/// file with the key of what it computes; the shell that waits for it leaves its exit status beside. Only a crash counts (SIGILL,
/// SIGABRT, which .NET raises when memory is out, SIGBUS, SIGFPE, SIGSEGV): a SIGKILL or a stop doesn't.
/// </summary>
internal sealed class CrashJournal : IDisposable
{
    /// <summary>What the file with a daemon's exit status is called, before its process id.</summary>
    public const string ExitPrefix = "exit-";

    private const string RunningPrefix = "running-";
    private const string CrashesName = "crashes";
    private const int TooMany = 2;

    /// <summary>A shell's status for a signal: 128 + its number.</summary>
    private static readonly int[] CrashStatuses = [128 + 4, 128 + 6, 128 + 7, 128 + 8, 128 + 11];

    private readonly string folder;
    private readonly string runningPath;
    private readonly FileStream running;
    private readonly Dictionary<string, int> crashes;

    private CrashJournal(string folder, string runningPath, FileStream running, Dictionary<string, int> crashes)
    {
        this.folder = folder;
        this.runningPath = runningPath;
        this.running = running;
        this.crashes = crashes;
    }

    /// <summary>Opens the journal of a build and learns how its former daemons ended.</summary>
    /// <param name="folder">Its folder, which exists.</param>
    /// <param name="processId">This daemon's process.</param>
    public static CrashJournal Open(string folder, int processId)
    {
        var known = ReadCrashes(Path.Combine(folder, CrashesName));
        foreach (var exit in Directory.GetFiles(folder, ExitPrefix + "*"))
            Settle(exit, Path.Combine(folder, RunningPrefix + Path.GetFileName(exit)[ExitPrefix.Length..]), known);
        WriteCrashes(Path.Combine(folder, CrashesName), known);
        var path = Path.Combine(folder, RunningPrefix + processId.ToString(CultureInfo.InvariantCulture));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.ReadWrite, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new CrashJournal(folder, path, new FileStream(path, options), known);
    }

    /// <summary>True for a request that isn't to be tried again.</summary>
    public bool Refuses(string key) => crashes.GetValueOrDefault(key) >= TooMany;

    /// <summary>A request is about to be computed.</summary>
    public void Begin(string key)
    {
        running.Position = 0;
        running.Write(Encoding.ASCII.GetBytes(key));
        running.SetLength(running.Position);
    }

    /// <summary>It no longer is.</summary>
    public void End() => running.SetLength(0);

    public void Dispose()
    {
        running.Dispose();
        if (Directory.Exists(folder))
            File.Delete(runningPath);
    }

    private static void Settle(string exit, string run, Dictionary<string, int> known)
    {
        var isStatus = int.TryParse(File.ReadAllText(exit).Trim(), CultureInfo.InvariantCulture, out var status);
        if (isStatus && CrashStatuses.Contains(status) && File.Exists(run) && File.ReadAllText(run) is { Length: > 0 } key)
            known[key] = known.GetValueOrDefault(key) + 1;
        File.Delete(exit);
        File.Delete(run);
    }

    private static Dictionary<string, int> ReadCrashes(string path)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in File.Exists(path) ? File.ReadAllLines(path) : [])
        {
            if (line.Split(' ') is [var key, var text] && int.TryParse(text, CultureInfo.InvariantCulture, out var count))
                known[key] = count;
        }

        return known;
    }

    private static void WriteCrashes(string path, Dictionary<string, int> known)
    {
        if (known.Count > 0)
            File.WriteAllLines(path, known.Select(crash => string.Create(CultureInfo.InvariantCulture, $"{crash.Key} {crash.Value}")));
    }
}
