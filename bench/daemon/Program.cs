using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Glimpse.Bench.Daemon;

// PROGRAM STRUCTURE LIGAND [malformed | kills | MINUTES], as bench/run-daemon gives them: the published program, a
// file, the ligand in it, and what to do other than measure times: how long to soak, for a number.
const int Starts = 10;
const int SmallCalls = 2000;
const int Maps = 200;
const int Clients = 50;
const int Ligands = 5;

using var glimpse = new Glimpses(args[0]);
var structure = File.ReadAllText(args[1]);
if (args is [_, _, _, var task])
{
    return task switch
    {
        "malformed" => Malformed.Run(glimpse),
        "kills" => Kills.Run(glimpse, Request(new JsonObject { ["steps"] = 5000 })),
        _ => Soak.Run(
            glimpse.Connect().Client,
            Request(new JsonObject { ["steps"] = 10 }),
            double.Parse(task, CultureInfo.InvariantCulture)),
    }
        ? 0
        : 1;
}

Report("from nothing to an answered initialize", Starts, () =>
{
    glimpse.Stop();
    return Stopwatch.StartNew();
}, () => glimpse.Connect().Client.Initialize());

Report("connect to a daemon that runs", Starts, Stopwatch.StartNew, () => glimpse.Connect().Client.Initialize());

var relayed = glimpse.Connect().Client;
var direct = glimpse.ConnectDirectly();
relayed.Initialize();
direct.Initialize();
foreach (
    var (name, client) in new[] { ("small call on the socket", direct), ("small call through the relay", relayed) })
{
    Report(
        name + ", first",
        SmallCalls,
        Stopwatch.StartNew,
        () => client.Call("result/release", new JsonObject { ["resultIds"] = new JsonArray() }));
    Report(
        name,
        SmallCalls,
        Stopwatch.StartNew,
        () => client.Call("result/release", new JsonObject { ["resultIds"] = new JsonArray() }));
}

var id = Explain(1)["resultId"]!.GetValue<string>();
foreach (var format in new[] { "dx", "cube", "f32" })
    Report(
        $"24^3 map as {format}",
        Maps,
        Stopwatch.StartNew,
        () =>
            relayed.Call(
                "result/map",
                new JsonObject
                {
                    ["resultId"] = id,
                    ["channel"] = "protein total",
                    ["format"] = format,
                }));

// Each with another tolerance, so that none is answered from results kept.
for (var i = 2; i < 2 + Ligands; i++)
{
    var watch = Stopwatch.StartNew();
    var result = Explain(i);
    var whole = watch.Elapsed.TotalMilliseconds;
    var engine = result["summary"]!["timings"]!.AsArray().Sum(stage => stage!["milliseconds"]!.GetValue<double>());
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"explain: {whole:F0} ms, the engine's own {engine:F0} ms, {100 * ((whole / engine) - 1):F1} % more"));
}

var many = Enumerable
    .Range(0, Clients)
    .AsParallel()
    .WithDegreeOfParallelism(Clients)
    .Select(_ => glimpse.ConnectDirectly())
    .ToList();
var together = Stopwatch.StartNew();
Parallel.ForEach(
    many,
    new ParallelOptions { MaxDegreeOfParallelism = Clients },
    client =>
    {
        client.Initialize();
        client.Call(
            "result/map",
            new JsonObject
            {
                ["resultId"] = id,
                ["channel"] = "total",
                ["format"] = "dx",
            });
    });
Console.WriteLine(
    string.Create(
        CultureInfo.InvariantCulture,
        $"{Clients} clients at once, a map each: {together.Elapsed.TotalMilliseconds:F0} ms in all"));
var status = relayed.Call("daemon/status");
Console.WriteLine(
    string.Create(
        CultureInfo.InvariantCulture,
        $"resident {status["residentBytes"]!.GetValue<long>() / 1e6:F0} MB, {status["liveTensors"]} tensors, "
            + $"{status["descriptors"]} descriptors"));
return 0;

JsonNode Explain(int number) =>
    relayed.Call("explain", Request(new JsonObject { ["tolerance"] = 0.05 + (number * 1e-6) }))["results"]![0]!;

JsonObject Request(JsonObject options) => new()
{
    ["model"] = "clash",
    ["structure"] = new JsonObject { ["text"] = structure },
    ["ligand"] = args[2],
    ["options"] = options,
};

static void Report(string what, int times, Func<Stopwatch> prepare, Action act)
{
    var milliseconds = new double[times];
    for (var i = 0; i < times; i++)
    {
        var watch = prepare();
        act();
        milliseconds[i] = watch.Elapsed.TotalMilliseconds;
    }

    Array.Sort(milliseconds);
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: median {milliseconds[times / 2]:F2} ms, 95 % {milliseconds[(int)(0.95 * (times - 1))]:F2} ms, "
                + $"of {times}"));
}
