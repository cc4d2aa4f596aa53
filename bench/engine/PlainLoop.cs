using System.Diagnostics;
using System.Text.Json;

namespace Glimpse.Bench.Engine;

/// <summary>Runs the usual loop in Debian's PyTorch on the same weights, voxels and tolerances.</summary>
internal static class PlainLoop
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    internal static (Dictionary<string, PlainLoopResult> Results, double PeakMiB, string Version) Run(string script, string model, string voxels, int threads)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", [script, model, voxels, $"{threads}"]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        using var report = JsonDocument.Parse(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        var results = report.RootElement.GetProperty("results").Deserialize<Dictionary<string, PlainLoopResult>>(SnakeCase)!;
        return (results, report.RootElement.GetProperty("peak_mib").GetDouble(), report.RootElement.GetProperty("torch").GetString()!);
    }
}
