using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Glimpse.Core;
using Microsoft.Win32.SafeHandles;

namespace Glimpse.Bridge.Explaining;

/// <summary>
/// What the machine denies a program that is in order: a full disk, too few descriptors, no memory. Uses nothing of the
/// program's other assemblies, which can't be loaded any more where descriptors are short.
/// </summary>
internal static class EnvironmentFault
{
    private static bool isHeard = true;

    /// <summary>What is wrong and what to do; null for an exception that is the program's own fault.</summary>
    public static (string Message, string Remedy)? Of(Exception exception) =>
        exception switch
        {
            TypeInitializationException
            or TargetInvocationException
            or AggregateException { InnerExceptions.Count: 1 } => exception.InnerException is { } inner
                ? Of(inner)
                : null,
            OutOfMemoryException => (
                "There isn't enough memory.",
                "Close other programs, or raise the limit that the shell, the queue or the container sets (ulimit -v)."
            ),
            InsufficientExecutionStackException => (
                "There isn't enough stack.",
                "Raise the limit that the shell, the queue or the container sets (ulimit -s; 8192 is usual)."),
            ThreadStartException or TaskSchedulerException => (
                "No thread can be started.",
                "Raise the limits on files and processes that the shell, the queue or the container sets (ulimit -n, "
                    + "ulimit -u)."),
            FileNotFoundException { FileName: { } name } when IsAssembly(name) => PartMissing(name),
            FileLoadException { FileName: { } name } => PartMissing(name),
            DllNotFoundException => PartMissing("a native library"),
            Win32Exception or IOException or UnauthorizedAccessException => (
                $"The system refuses: {exception.Message.TrimEnd('.')}.",
                "Make room on the disk, or raise the limits that the shell, the queue or the container sets (ulimit "
                    + "-n for files), and try again."),
            _ => null,
        };

    /// <summary>
    /// Has .NET load what the last words take: once that has failed for want of descriptors, it never tries again.
    /// </summary>
    public static void Prepare()
    {
        _ = Of(new Win32Exception());
        isHeard = StandardStreams.IsGiven(StandardStreams.Error);
        if (OperatingSystem.IsLinux())
            Write(File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Write), "");
    }

    /// <summary>
    /// Says so on stderr, past .NET's console, which needs a descriptor more; silent where nobody can hear it.
    /// </summary>
    public static void Tell(string line)
    {
        try
        {
            if (isHeard)
                Write(new SafeFileHandle(StandardStreams.Error, ownsHandle: false), line);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // Nothing more can be done.
        }
    }

    /// <summary>
    /// The same by what .NET has loaded by itself, where not even <see cref="Of"/> could be: it names no type of an
    /// assembly of its own.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void TellPlainly()
    {
        const string Line =
            "error: A part of the program can't be loaded. Raise the number of files that may be open (ulimit -n).\n";
        if (!isHeard)
            return;
        var bytes = new byte[Line.Length];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)Line[i];
        using var handle = new SafeFileHandle(StandardStreams.Error, ownsHandle: false);
        using var stream = new FileStream(handle, FileAccess.Write, bufferSize: 0);
        stream.Write(bytes, 0, bytes.Length);
    }

    private static void Write(SafeFileHandle to, string line)
    {
        using var stream = new FileStream(to, FileAccess.Write, bufferSize: 0);
        stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
    }

    private static bool IsAssembly(string name) => name.Contains(", Version=", StringComparison.Ordinal);

    private static (string Message, string Remedy) PartMissing(string name) => (
        $"A part of the program can't be loaded: {name.Split(',')[0]}.",
        "Raise the number of files that may be open (ulimit -n); if that doesn't help, install Glimpse Bridge again.");
}
