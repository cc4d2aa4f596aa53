using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Glimpse.Bench.Daemon;

/// <summary>
/// Kills clients and daemons by SIGKILL in the middle of a job, and says how soon the other side knows.
/// </summary>
internal static class Kills
{
    private const int Clients = 20;
    private const int Daemons = 10;
    private const double MostSeconds = 1;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Runs it.</summary>
    /// <param name="glimpse">The program.</param>
    /// <param name="request">A request that takes long.</param>
    /// <returns>True when a killed client's job was gone, and a killed daemon's client knew, within 1 s each
    /// time.</returns>
    public static bool Run(Glimpses glimpse, JsonObject request)
    {
        var jobs = Enumerable.Range(0, Clients).Select(_ => KillClient(glimpse, request)).ToArray();
        var errors = Enumerable.Range(0, Daemons).Select(_ => KillDaemon(glimpse, request)).ToArray();
        Report("client killed, its job gone", jobs);
        Report("daemon killed, its client told and another daemon serving the next", errors);
        return jobs.Concat(errors).All(seconds => seconds < MostSeconds);
    }

    private static double KillClient(Glimpses glimpse, JsonObject request)
    {
        var watcher = glimpse.Connect().Client;
        watcher.Initialize();
        var (process, client) = glimpse.Connect();
        client.Initialize();
        client.Begin("explain", request);
        WaitForJobs(watcher, some: true);
        process.Kill();
        var watch = Stopwatch.StartNew();
        WaitForJobs(watcher, some: false);
        return watch.Elapsed.TotalSeconds;
    }

    private static double KillDaemon(Glimpses glimpse, JsonObject request)
    {
        var watcher = glimpse.Connect().Client;
        watcher.Initialize();
        var client = glimpse.Connect().Client;
        client.Initialize();
        client.Begin("explain", request);
        WaitForJobs(watcher, some: true);
        using var daemon = Process.GetProcessById(watcher.Call("daemon/status")["processId"]!.GetValue<int>());
        var id = daemon.Id;
        daemon.Kill();
        var watch = Stopwatch.StartNew();
        try
        {
            while (true)
                client.Read();
        }
        catch (EndOfStreamException)
        {
            var seconds = watch.Elapsed.TotalSeconds;
            var next = glimpse.Connect().Client;
            next.Initialize();
            var status = next.Call("daemon/status");
            return status["processId"]!.GetValue<int>() != id && Jobs(status) == 0 ? seconds : double.PositiveInfinity;
        }
    }

    private static void WaitForJobs(RawClient watcher, bool some)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience;)
        {
            if (Jobs(watcher.Call("daemon/status")) > 0 == some)
                return;
        }

        throw new TimeoutException("The daemon's jobs don't come or go.");
    }

    private static int Jobs(JsonNode status) =>
        status["jobs"]!["running"]!.GetValue<int>() + status["jobs"]!["waiting"]!.GetValue<int>();

    private static void Report(string what, double[] seconds) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: median {seconds.Order().ElementAt(seconds.Length / 2):F3} s, longest {seconds.Max():F3} s, "
                    + $"of {seconds.Length}"));
}
