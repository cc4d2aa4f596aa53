using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Glimpse.Bench.Daemon;

/// <summary>
/// One client that has complexes explained, each with a map and its atoms, for so many minutes; says what the daemon
/// grows by.
/// </summary>
internal static class Soak
{
    private const int Reports = 20;
    private const double Megabyte = 1 << 20;
    private const double MostSlope = 50;
    private const double FewestMinutes = 60; // A shorter run says little about an hour.

    /// <summary>Runs it; the slope leaves the first half out, in which the store of results fills.</summary>
    /// <returns>False when it grew by more than 50 MB an hour in a run of an hour or more.</returns>
    public static bool Run(RawClient client, JsonObject request, double minutes)
    {
        client.Initialize();
        var watch = Stopwatch.StartNew();
        var points = new List<(double Hours, double Megabytes)>();
        for (var done = 0; watch.Elapsed.TotalMinutes < minutes;)
        {
            var next = watch.Elapsed + (TimeSpan.FromMinutes(minutes) / Reports);
            for (; watch.Elapsed < next; done++)
                Explain(client, request, done);
            var status = client.Call("daemon/status");
            var resident = status["residentBytes"]!.GetValue<long>() / Megabyte;
            points.Add((watch.Elapsed.TotalHours, resident));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{watch.Elapsed:hh\\:mm\\:ss} {done} explained; resident {resident:F0} MB, heap "
                        + $"{status["managedBytes"]!.GetValue<long>() / Megabyte:F0} MB, {status["results"]} results "
                        + $"of {status["resultBytes"]!.GetValue<long>() / Megabyte:F0} MB, {status["liveTensors"]} "
                        + $"tensors, {status["descriptors"]} descriptors"));
        }

        var slope = Slope(points[(points.Count / 2)..]);
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"slope over the second half: {slope:F1} MB an hour"));
        return minutes < FewestMinutes || slope <= MostSlope;
    }

    private static void Explain(RawClient client, JsonObject request, int number)
    {
        var asked = request.DeepClone().AsObject();
        // None is answered from results kept.
        asked["structure"]!["name"] = string.Create(CultureInfo.InvariantCulture, $"complex {number}");
        var id = client.Call("explain", asked)["results"]![0]!["resultId"]!.GetValue<string>();
        client.Call("result/map", new JsonObject { ["resultId"] = id, ["channel"] = "total", ["format"] = "dx" });
        client.Call("result/atoms", new JsonObject { ["resultId"] = id });
    }

    /// <summary>Least squares.</summary>
    private static double Slope(List<(double X, double Y)> points)
    {
        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        return points.Sum(point => (point.X - x) * (point.Y - y)) / points.Sum(point => (point.X - x) * (point.X - x));
    }
}
