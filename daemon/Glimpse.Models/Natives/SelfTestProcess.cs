using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Glimpse.Models.Natives;

/// <summary>
/// Runs the self-test in a child process, so that a libtorch that crashes takes only the child with it. The child has
/// the environment that libtorch would be loaded in here, no standard input, and a folder of its own to work in.
/// </summary>
internal static class SelfTestProcess
{
    /// <summary>Lines of the child that mean something start with this; libraries may print others.</summary>
    internal const string Mark = "glimpse-selftest ";

    internal const string VersionWord = "version ";
    internal const string PassedWord = "passed ";
    internal const string DoneWord = "done";

    /// <summary>How long the pipes of a child that is gone are waited for: a child of its own may hold them.</summary>
    private static readonly TimeSpan AfterTheEnd = TimeSpan.FromSeconds(5);

    /// <summary>Exit codes above this are signals, as shells have it.</summary>
    private const int SignalBase = 128;

    /// <summary>
    /// What would make a .NET child wait for a debugger, load somebody's code or dump its memory to a file.
    /// </summary>
    private static readonly string[] NotInherited =
    [
        "DOTNET_DiagnosticPorts",
        "DOTNET_STARTUP_HOOKS",
        "DOTNET_DbgEnableMiniDump",
        "COMPlus_DbgEnableMiniDump",
        "CORECLR_ENABLE_PROFILING",
    ];

    private static readonly Dictionary<int, string> Signals = new()
    {
        [4] = "SIGILL",
        [6] = "SIGABRT",
        [7] = "SIGBUS",
        [8] = "SIGFPE",
        [9] = "SIGKILL",
        [11] = "SIGSEGV",
        [15] = "SIGTERM",
    };

    /// <summary>Runs it and waits.</summary>
    /// <param name="command">The program and its arguments but for the device.</param>
    /// <param name="folder">The folder of libtorch_cpu.</param>
    /// <param name="device">The device to test besides the processor, as the user names it.</param>
    /// <param name="hangGuard">After this the child is killed.</param>
    internal static SelfTestOutcome Run(IReadOnlyList<string> command, string folder, string device, TimeSpan hangGuard)
    {
        var scratch = Directory.CreateTempSubdirectory("glimpse-selftest-");
        try
        {
            using var child = Process.Start(StartInfo(command, folder, device, scratch.FullName))!;
            child.StandardInput.Close();
            var (output, error) = (new KeptTail(child.StandardOutput), new KeptTail(child.StandardError));
            var ended = child.WaitForExit(hangGuard);
            if (!ended)
                child.Kill(entireProcessTree: true);
            var (said, complained) = (output.Lines(AfterTheEnd), error.Lines(AfterTheEnd));
            var fault = ended
                ? Fault(child.ExitCode, said, complained)
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"its process didn't end within {hangGuard.TotalSeconds:G3} s.{LastWords(complained)}");
            return new SelfTestOutcome(
                Marked(said, VersionWord).FirstOrDefault(),
                [.. Marked(said, PassedWord)],
                fault);
        }
        catch (Win32Exception failure)
        {
            return new SelfTestOutcome(null, [], $"{command[0]} can't be started: {failure.Message}.");
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static ProcessStartInfo StartInfo(
        IReadOnlyList<string> command,
        string folder,
        string device,
        string scratch)
    {
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1), device])
        {
            WorkingDirectory = scratch,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment[TorchFiles.ExternalVariable] = folder;
        foreach (var name in NotInherited)
            start.Environment.Remove(name);
        return start;
    }

    private static string? Fault(int exitCode, IReadOnlyList<string> output, IReadOnlyList<string> error)
    {
        if (exitCode > SignalBase && Signals.TryGetValue(exitCode - SignalBase, out var signal))
            return $"its process was ended by {signal}.{LastWords(error)}";
        if (exitCode != 0)
            return string.Create(
                CultureInfo.InvariantCulture,
                $"its process ended with exit code {exitCode}.{LastWords(error)}");
        return output.Contains(Mark + DoneWord) ? null : $"its process ended without a result.{LastWords(error)}";
    }

    private static IEnumerable<string> Marked(IEnumerable<string> lines, string word) =>
        lines
            .Where(line => line.StartsWith(Mark + word, StringComparison.Ordinal))
            .Select(line => line[(Mark.Length + word.Length)..]);

    /// <summary>The last line on standard error that isn't part of a stack trace.</summary>
    private static string LastWords(IReadOnlyList<string> error) =>
        error.LastOrDefault(line =>
            !string.IsNullOrWhiteSpace(line) && !line.StartsWith("   at ", StringComparison.Ordinal))
            is { } last
            ? $" Its last words: {last.Trim()}"
            : "";
}
