using System.CommandLine;
using System.Text.Json;
using Glimpse.Bridge.Hosting;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Cli;

/// <summary><c>glimpse status</c>: how the daemon fares.</summary>
internal static class StatusCommand
{
    public const string Name = "status";
    private const double Megabyte = 1 << 20;

    public static Command Create(Terminal terminal)
    {
        var json = new Option<bool>("--json") { Description = "Print the record as JSON; null when no daemon runs." };
        var command = new Command(Name, "Says how the daemon fares.") { json };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                if (!DaemonPlatform.IsSupported)
                    throw DaemonPlatform.Unsupported();
                using var client = await DaemonClient.TryOpenAsync(DaemonFolders.OfUser(), cancellation);
                var status = client is null ? null : await client.StatusAsync(cancellation);
                if (parsed.GetValue(json))
                    await terminal.Output.WriteLineAsync(
                        JsonSerializer.Serialize(status, GlimpseJsonContext.OneLine.DaemonStatus!));
                else if (status is null)
                    await terminal.Output.WriteLineAsync("no daemon runs; 'glimpse connect' starts one");
                else
                    Print(terminal.Output, status);
                return ExitCode.Done;
            });
        return command;
    }

    private static void Print(TextWriter text, DaemonStatus status)
    {
        var (jobs, up) = (status.Jobs, TimeSpan.FromSeconds(status.UptimeSeconds));
        Line(
            $"daemon      {status.Program.Version}, build {status.Build}, process {status.ProcessId}, up "
                + $"{up:d\\.hh\\:mm\\:ss}{(status.IsDraining ? ", ending" : "")}");
        Line($"clients     {status.Connections - 1}");
        Line(
            $"jobs        {jobs.Done} done ({jobs.FromCache} from results kept), {jobs.Failed} failed, "
                + $"{jobs.Cancelled} cancelled; {jobs.Ligands} ligands");
        Line($"            {jobs.Running} running, {jobs.Waiting} waiting");
        Line($"results     {status.Results}, {status.ResultBytes / Megabyte:F0} MB");
        Line(
            $"models      {(status.ModelsLoaded.IsEmpty ? "none loaded yet" : string.Join(", ", status.ModelsLoaded))}"
        );
        if (status.Engine is { } engine)
            Line(
                $"engine      libtorch {engine.LibTorch} on {engine.Device}, {engine.Threads} threads, "
                    + $"{status.LiveTensors} tensors");
        Line(
            $"memory      {status.ResidentBytes / Megabyte:F0} MB resident, {status.ManagedBytes / Megabyte:F0} MB of "
                + $"it .NET's heap; {status.Descriptors} descriptors");
        if (status.DeviceBytes is { } device)
            Line($"            {device / Megabyte:F0} MB of the device's in use, by all programs");
        foreach (var latency in status.Latencies)
        {
            Line(
                $"            {latency.Method, -20} {latency.Calls, 6} calls, median {latency.Median:F2} ms, 95 % "
                    + $"{latency.Percentile95:F2} ms, longest {latency.Maximum:F2} ms");
        }

        void Line(string line) => text.WriteLine(line);
    }
}
