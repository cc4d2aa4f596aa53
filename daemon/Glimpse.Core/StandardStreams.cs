using System.Globalization;

namespace Glimpse.Core;

/// <summary>
/// Whether whoever started this process gave it stdin, stdout and stderr. Where one was closed (<c>&gt;&amp;-</c>), its
/// number soon belongs to something that .NET or
/// this program opened: reading it may wait for ever, and writing to it would spoil that.
/// </summary>
public static class StandardStreams
{
    /// <summary>The number of stdin.</summary>
    public const int Input = 0;

    /// <summary>The number of stdout.</summary>
    public const int Output = 1;

    /// <summary>The number of stderr.</summary>
    public const int Error = 2;

    private const string FlagsLine = "flags:";

    // O_CLOEXEC of fcntl.h: what was inherited hasn't got it, what .NET opens has.
    private const long CloseOnExec = 0x80000;

    /// <summary>Whether a stream was given. Known on Linux only (proc_pid_fdinfo(5)); elsewhere true.</summary>
    /// <param name="descriptor">Its number.</param>
    public static bool IsGiven(int descriptor)
    {
        const string Facts = "/proc/self/fdinfo";
        if (!OperatingSystem.IsLinux() || !Directory.Exists(Facts))
            return true;
        try
        {
            var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"{Facts}/{descriptor}"))
                .FirstOrDefault(line => line.StartsWith(FlagsLine, StringComparison.Ordinal));
            return line is null || (Convert.ToInt64(line[FlagsLine.Length..].Trim(), 8) & CloseOnExec) == 0;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }
}
