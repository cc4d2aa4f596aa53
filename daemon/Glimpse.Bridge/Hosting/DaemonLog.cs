using System.Globalization;
using System.Text;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Display;
using Serilog.Sinks.File;

namespace Glimpse.Bridge.Hosting;

/// <summary>
/// The daemon's log: one file a day in the user's state folder, for the user alone, in UTC. Structures, titles and
/// paths stay out of it.
/// </summary>
internal static class DaemonLog
{
    /// <summary>Bytes of a file, after which another follows the same day.</summary>
    public const int MostBytes = 16 << 20;

    private const int DaysKept = 7;
    private const string LineTemplate = "{UtcTimestamp:yyyy-MM-ddTHH:mm:ss.fff}Z {Level:u3} {Message:lj}{NewLine}";

    /// <summary>Opens the log.</summary>
    /// <param name="path">Its file, to whose name the day is added.</param>
    /// <param name="verbose">True to log connections, too.</param>
    /// <param name="tell">Told, once, that nothing can be logged.</param>
    public static Logger Open(string path, bool verbose, Action<string> tell)
    {
        var plain = new PlainLog(path, MostBytes, tell);
        return new LoggerConfiguration()
            .MinimumLevel.Is(verbose ? LogEventLevel.Debug : LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .WriteTo.Sink(
                LoggerSinkConfiguration.Wrap(
                    plain.Before,
                    files => files.Fallible(day => WriteFiles(day, path, plain), plain)))
            .CreateLogger();
    }

    private static void WriteFiles(LoggerSinkConfiguration to, string path, PlainLog plain) => to.File(
        new CleanLog(new MessageTemplateTextFormatter(LineTemplate, CultureInfo.InvariantCulture)),
        path,
        rollingInterval: RollingInterval.Day,
        rollOnFileSizeLimit: true,
        fileSizeLimitBytes: MostBytes,
        retainedFileCountLimit: DaysKept,
        encoding: new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        hooks: new OwnerOnly(plain));

    /// <summary>Closes each new file to others.</summary>
    private sealed class OwnerOnly(PlainLog plain) : FileLifecycleHooks
    {
        public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            plain.OnOpened(underlyingStream);
            return underlyingStream;
        }
    }
}
