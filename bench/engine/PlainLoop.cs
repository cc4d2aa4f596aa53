using System.Diagnostics;
using System.Text.Json;

namespace Glimpse.Bench.Engine;

/// <summary>Runs the usual loop in Debian's PyTorch on the same weights, voxels and tolerances.</summary>
internal static class PlainLoop
{
    private static readonly JsonSerializerOptions SnakeCase = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    internal static PlainLoopReport Run(string script, string model, string voxels, int threads)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", [script, model, voxels, $"{threads}"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var report = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<PlainLoopReport>(report, SnakeCase)!
            : throw new InvalidOperationException($"{script} ended with {process.ExitCode}.");
    }
}
