using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace Glimpse.Bridge.Hosting;

/// <summary>
/// Logs to plain files alone: whoever opens a pipe waits for its other end, and a device keeps nothing. Where something
/// else has the name of the day's log, or it can't be written, that is told once, and the daemon goes on without.
/// </summary>
/// <param name="path">The log, to whose name the day is added.</param>
/// <param name="mostBytes">Bytes of a file, after which another is opened.</param>
/// <param name="tell">Told what is wrong, a line.</param>
internal sealed class PlainLog(string path, int mostBytes, Action<string> tell)
    : ILogEventSink, ILoggingFailureListener, IDisposable
{
    private readonly Lock gate = new();
    private readonly string folder = Path.GetDirectoryName(path)!;
    private readonly string name = Path.GetFileNameWithoutExtension(path);
    private readonly string ending = Path.GetExtension(path);
    private ILogEventSink? files;
    private Stream? current;
    private DateTime lookedAt;
    private string? other;
    private bool hasTold;

    /// <summary>Puts this before the sink that opens and writes the files.</summary>
    public ILogEventSink Before(ILogEventSink sink)
    {
        files = sink;
        return this;
    }

    /// <summary>Told of each file that is opened.</summary>
    public void OnOpened(Stream file) => current = file;

    public void Emit(LogEvent logEvent)
    {
        lock (gate)
            EmitAlone(logEvent);
    }

    private void EmitAlone(LogEvent logEvent)
    {
        try
        {
            Look(DateTime.Today);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TellOnce($"the log's folder can't be read ({e.Message.TrimEnd('.')})");
            return;
        }

        if (other is not null)
            TellOnce($"{other} is no file");
        else
            files?.Emit(logEvent);
    }

    public void OnLoggingFailed(
        object sender,
        LoggingFailureKind kind,
        string message,
        IReadOnlyCollection<LogEvent>? events,
        Exception? exception) =>
        TellOnce($"the log can't be written ({exception?.Message.TrimEnd('.') ?? message})");

    public void Dispose() => (files as IDisposable)?.Dispose();

    /// <summary>
    /// Before a file is opened, once a day and when the last one is full: it stays open, and to look takes a
    /// descriptor, of which there may be none just when that is to be logged.
    /// </summary>
    private void Look(DateTime day)
    {
        var isFull = current is { CanWrite: true } && current.Length >= mostBytes;
        if (lookedAt == day && !isFull)
            return;
        other = NotPlain(day);
        lookedAt = day;
    }

    /// <summary>What has a name of a day's log and is no plain file; null where nothing has.</summary>
    private string? NotPlain(DateTime day)
    {
        if (!Directory.Exists(folder))
            return null;
        var names = string.Create(CultureInfo.InvariantCulture, $"{name}{day:yyyyMMdd}*{ending}");
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder, names))
        {
            if (OperatingSystem.IsLinux() && !UnixFile.IsPlain(entry))
                return entry;
        }

        return null;
    }

    private void TellOnce(string what)
    {
        if (!Interlocked.Exchange(ref hasTold, true))
            tell($"{what}: the daemon goes on without a log. Move it away, or make room on the disk.");
    }
}
