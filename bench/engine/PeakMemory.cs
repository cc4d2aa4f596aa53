using System.Globalization;

namespace Glimpse.Bench.Engine;

/// <summary>The largest resident memory of this process since it was last asked for (Linux).</summary>
internal static class PeakMemory
{
    private const string ResetPeak = "5";

    /// <summary>Begins anew.</summary>
    internal static void Reset() => File.WriteAllText("/proc/self/clear_refs", ResetPeak);

    /// <summary>The peak since then, MiB.</summary>
    internal static double MiB => Status("VmHWM");

    /// <summary>What is resident now, MiB.</summary>
    internal static double Resident => Status("VmRSS");

    /// <summary>The peak of another process, MiB; 0 once it is gone.</summary>
    internal static double Of(int process)
    {
        try
        {
            return Status("VmHWM", $"/proc/{process}/status");
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static double Status(string field, string path = "/proc/self/status") =>
        File.ReadLines(path).FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal)) is { } line
            ? double.Parse(
                line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Trim(),
                CultureInfo.InvariantCulture
            ) / 1024
            : 0;
}
