using System.Collections.Concurrent;
using System.Diagnostics;
using Glimpse.Core;

namespace Glimpse.Bridge.Plugins;

/// <summary>ChimeraX itself, run without a window.</summary>
/// <param name="Path">The executable.</param>
internal sealed record ChimeraXProgram(string Path)
{
    private const string Variable = "GLIMPSE_CHIMERAX";

    private static readonly string[] Names = ["chimerax", "ChimeraX", "ChimeraX-console.exe"];

    /// <summary>
    /// What a run may take: ChimeraX's first start compiles its Python files; ended in the middle, it would leave half
    /// a bundle.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Looks for it: what the variable names, PATH, the usual places.</summary>
    /// <param name="variableOf">Value of an environment variable; null where it isn't set.</param>
    /// <exception cref="GlimpseException">It isn't found.</exception>
    public static ChimeraXProgram Find(Func<string, string?> variableOf)
    {
        var named = variableOf(Variable);
        if (!string.IsNullOrEmpty(named))
        {
            return File.Exists(named) ? new ChimeraXProgram(named) : throw new GlimpseException(
                GlimpseErrorCode.Environment, $"{Variable} names {named}, which isn't there.", $"Correct {Variable}.");
        }

        var folders = (variableOf("PATH") ?? "")
            .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(UsualFolders());
        var found = folders
            .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        return found is not null
            ? new ChimeraXProgram(found)
            : throw new GlimpseException(
                GlimpseErrorCode.Environment,
                "ChimeraX isn't on PATH or in its usual places.",
                $"Name its executable in {Variable}; or use 'glimpse plugin pack chimerax FOLDER', and in ChimeraX "
                    + $"'toolshed install FILE'.");
    }

    /// <summary>Runs commands of ChimeraX and returns what it printed.</summary>
    /// <exception cref="GlimpseException">It can't be run, fails, or doesn't end.</exception>
    public string Run(string commands)
    {
        var start = new ProcessStartInfo(Path)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in (string[])["--nogui", "--exit", "--cmd", commands])
            start.ArgumentList.Add(argument);
        try
        {
            using var process = new Process { StartInfo = start };
            var said = new ConcurrentQueue<string>();
            process.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
            process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
            process.Start();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                throw Failed($"'{commands}' doesn't end");
            }

            process.WaitForExit(); // Until all that it said has come.
            return process.ExitCode == 0
                ? string.Join('\n', said)
                : throw Failed($"'{commands}' failed: {LastLine(said)}");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw Failed($"it can't be run: {e.Message.TrimEnd('.')}", e);
        }
    }

    private static string LastLine(IEnumerable<string> said) =>
        said.LastOrDefault(line => !string.IsNullOrWhiteSpace(line), "it said nothing").Trim().TrimEnd('.');

    private static IEnumerable<string> UsualFolders()
    {
        if (OperatingSystem.IsMacOS())
            return Folders("/Applications", "ChimeraX*.app", "Contents", "bin");
        return OperatingSystem.IsWindows()
            ? Folders(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "ChimeraX*", "bin")
            : ["/usr/bin", "/usr/local/bin"];
    }

    private static IEnumerable<string> Folders(string where, string pattern, params string[] below) =>
        Directory.Exists(where)
            ? Directory
                .EnumerateDirectories(where, pattern)
                .OrderDescending(StringComparer.Ordinal)
                .Select(folder => System.IO.Path.Combine([folder, .. below]))
            : [];

    private GlimpseException Failed(string what, Exception? cause = null) =>
        new(
            GlimpseErrorCode.Environment,
            $"ChimeraX ({Path}): {what}.",
            "Use 'glimpse plugin pack chimerax FOLDER', and in ChimeraX 'toolshed install FILE'.",
            cause);
}
