using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Glimpse.Core;

namespace Glimpse.Bridge.Jobs;

/// <summary>
/// Remembers what was being computed, so that a request on which the daemon crashed twice isn't tried a third time.
/// Each daemon keeps a file with the key of what it computes; who waits for it leaves its exit status beside. Only a
/// crash counts: SIGILL, SIGABRT (which this program raises itself when .NET's memory is out), SIGBUS, SIGFPE, SIGSEGV.
/// A stop doesn't, and SIGKILL can't: whether the kernel sent it for want of memory or a user did, it looks the same.
/// Where its folder can't be written the daemon goes on without it. Safe for any thread.
/// </summary>
internal sealed partial class CrashJournal : IDisposable
{
    /// <summary>
    /// What the file with a daemon's exit status is called, before its process id. It appears whole: written under
    /// another name, then renamed.
    /// </summary>
    public const string ExitPrefix = "exit-";

    /// <summary>What follows that name while the file is being written.</summary>
    public const string UnfinishedSuffix = ".new";

    private const string RunningPrefix = "running-";
    private const string CrashesName = "crashes";
    private const int TooMany = 2;
    private const int MatchTimeoutMs = 1000;

    /// <summary>No file of a journal is longer, in bytes.</summary>
    private const long MostBytes = 1 << 20;

    /// <summary>A shell's status for a signal: 128 + its number.</summary>
    private static readonly int[] CrashStatuses = [128 + 4, 128 + 6, 128 + 7, 128 + 8, 128 + 11];

    private readonly Lock access = new();
    private readonly string folder;
    private readonly string process;
    private readonly Action<Exception> onFault;
    private FileStream? running;
    private bool hasFailed;

    private CrashJournal(string folder, int processId, Action<Exception> onFault)
    {
        this.folder = folder;
        this.onFault = onFault;
        process = processId.ToString(CultureInfo.InvariantCulture);
    }

    private string RunningPath => Path.Combine(folder, RunningPrefix + process);

    private string CrashesPath => Path.Combine(folder, CrashesName);

    /// <summary>Whether a name is one that a journal's files have.</summary>
    public static bool IsOwn(string name) => OwnName().IsMatch(name);

    /// <summary>Opens the journal of a build and learns how its former daemons ended.</summary>
    /// <param name="folder">Its folder, which exists.</param>
    /// <param name="processId">This daemon's process.</param>
    /// <param name="onFault">Told, once, that the journal can't be kept.</param>
    public static CrashJournal Open(string folder, int processId, Action<Exception> onFault)
    {
        var journal = new CrashJournal(folder, processId, onFault);
        journal.Guard(() =>
        {
            journal.SettleAll();
            var options = new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                Share = FileShare.ReadWrite,
                BufferSize = 0,
            };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            journal.running = new FileStream(journal.RunningPath, options);
        });
        return journal;
    }

    /// <summary>
    /// True for a request that isn't to be tried again. How the daemon before this one ended may be known only now.
    /// </summary>
    public bool Refuses(string key)
    {
        var refuses = false;
        Guard(() =>
        {
            SettleAll();
            refuses = TextOf(CrashesPath).Split('\n').Count(line => line == key) >= TooMany;
        });
        return refuses;
    }

    /// <summary>A request is about to be computed.</summary>
    public void Begin(string key) => Guard(() =>
    {
        if (running is null)
            return;
        running.Position = 0;
        running.Write(Encoding.ASCII.GetBytes(key));
        running.SetLength(running.Position);
    });

    /// <summary>It no longer is.</summary>
    public void End() => Guard(() => running?.SetLength(0));

    public void Dispose()
    {
        running?.Dispose();
        if (Directory.Exists(folder))
            File.Delete(RunningPath);
    }

    [GeneratedRegex(
        @"^(running-\d+|exit-\d+(\.new|\.\d+)?|crashes)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        MatchTimeoutMs)]
    private static partial Regex OwnName();

    private void Guard(Action act)
    {
        try
        {
            lock (access)
                act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!Interlocked.Exchange(ref hasFailed, true))
                onFault(e);
        }
    }

    /// <summary>Adds a crash. Who opens a pipe waits for its other end, so one in the file's place goes.</summary>
    private void Count(string key)
    {
        if (File.Exists(CrashesPath) && TextOf(CrashesPath).Length == 0)
            File.Delete(CrashesPath);
        File.AppendAllText(CrashesPath, key + "\n");
    }

    /// <summary>What a file says; nothing where it is missing or no ordinary file, which might never end.</summary>
    private static string TextOf(string path) =>
        OrdinaryFile.TryRead(path, MostBytes) is { } content ? Encoding.ASCII.GetString(content) : "";

    private void SettleAll()
    {
        foreach (var exit in Directory.GetFiles(folder, ExitPrefix + "*"))
        {
            var id = Path.GetFileName(exit)[ExitPrefix.Length..];
            if (id.All(char.IsAsciiDigit))
                Settle(exit, Path.Combine(folder, RunningPrefix + id));
        }
    }

    /// <summary>
    /// Counts one end. A daemon that drains and one that starts may both find it: whose the file is after a rename,
    /// counts it.
    /// </summary>
    private void Settle(string exit, string run)
    {
        var own = $"{exit}.{process}";
        try
        {
            File.Move(exit, own);
        }
        catch (FileNotFoundException)
        {
            return;
        }

        var isStatus = int.TryParse(TextOf(own).Trim(), CultureInfo.InvariantCulture, out var status);
        if (
            isStatus
            && CrashStatuses.Contains(status)
            && TextOf(run) is { Length: > 0 } key)
            Count(key);
        File.Delete(run);
        File.Delete(own);
    }
}
