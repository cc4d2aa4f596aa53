using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Glimpse.Tests.Cli;
using Nerdbank.Streams;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>
/// The program as clients run it, with folders of its own; whatever daemon it started is killed at the end.
/// </summary>
internal sealed class GlimpseProcesses : IAsyncDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly List<Process> clients = [];
    private readonly HashSet<int> daemons = [];

    public string StateFolder => scratch.In("state");

    public string RuntimeFolder => scratch.In("run");

    /// <summary>The folder of the user's data.</summary>
    public string DataFolder => scratch.In("data");

    /// <summary>Variables for what is started from now on.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>
    /// Starts <c>glimpse connect</c>, by a line of shell where one is given, in which $GLIMPSE is the program.
    /// </summary>
    public (Process Process, WireTestClient Client) Connect(string? shell = null)
    {
        var process = Start("/bin/sh", "-c", shell ?? "exec $GLIMPSE connect");
        clients.Add(process);
        var both = FullDuplexStream.Splice(process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
        return (process, new WireTestClient(both));
    }

    /// <summary>A connection to the daemon's socket that says nothing.</summary>
    public Socket ConnectDirectly()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(
            new UnixDomainSocketEndPoint(
                Assert.Single(Directory.GetFiles(RuntimeFolder, "*.sock", SearchOption.AllDirectories))));
        return socket;
    }

    /// <summary>What the daemons have logged.</summary>
    public string Log() =>
        string.Concat(Directory.GetFiles(StateFolder, "*.log", SearchOption.AllDirectories).Select(ReadShared));

    /// <summary>Starts <c>glimpse serve</c> and waits until it is ready.</summary>
    public async Task<Process> ServeAsync()
    {
        var process = Start("/bin/sh", "-c", "exec $GLIMPSE serve");
        clients.Add(process);
        Assert.StartsWith(
            "ready",
            await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().GuardedAsync());
        return process;
    }

    /// <summary>Asks a client's daemon how it fares until that holds.</summary>
    public static async Task<JsonNode> StatusWhenAsync(WireTestClient client, Func<JsonNode, bool> holds)
    {
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < HangGuard.Patience; await Task.Delay(20))
        {
            var status = (await client.CallAsync("daemon/status"))["result"]!;
            if (holds(status))
                return status;
        }

        throw new TimeoutException("The daemon didn't come to rest.");
    }

    /// <summary>The daemon that a client reached.</summary>
    public async Task<int> DaemonOfAsync(WireTestClient client)
    {
        await client.InitializeAsync();
        var process = (await client.CallAsync("daemon/status"))["result"]!["processId"]!.GetValue<int>();
        lock (daemons)
            daemons.Add(process);
        return process;
    }

    /// <summary>Runs a command of the program to its end.</summary>
    public async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Start("/bin/sh", ["-c", "exec $GLIMPSE \"$@\"", "glimpse", .. arguments]);
        using var guard = new CancellationTokenSource(HangGuard.Patience);
        var output = process.StandardOutput.ReadToEndAsync(guard.Token);
        var error = process.StandardError.ReadToEndAsync(guard.Token);
        await process.WaitForExitAsync(guard.Token);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>A request that takes long enough to be disturbed.</summary>
    public static JsonObject LongRequest() => Request(steps: 5000);

    /// <summary>A request to the clash detector; one of another name is another request.</summary>
    public static JsonObject Request(int steps, string name = "1hpv") => new()
    {
        ["model"] = "clash",
        ["structure"] = new JsonObject { ["text"] = Fixture.Text("1hpv.pdb"), ["name"] = name },
        ["ligand"] = "478",
        ["token"] = "t",
        ["options"] = new JsonObject { ["steps"] = steps },
    };

    /// <summary>Sends a request and waits until it is being computed.</summary>
    public static async Task<int> BeginAsync(WireTestClient client, JsonObject request)
    {
        var id = await client.BeginAsync("explain", request);
        while (true)
        {
            var notice = await client.ReadAsync() ?? throw new EndOfStreamException("The daemon ended.");
            if (notice["params"]?["stage"]?.GetValue<string>() == "explaining")
                return id;
        }
    }

    /// <summary>Sends a signal by name; to a group where the number is negative.</summary>
    public static async Task SignalAsync(string signal, int process)
    {
        using var kill = Process.Start(
            "/bin/sh",
            ["-c", $"kill -s {signal} -- {process.ToString(CultureInfo.InvariantCulture)}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>
    /// Sends a signal until the process is gone: .NET takes a first SIGSEGV from outside for a mistake.
    /// </summary>
    public static async Task CrashAsync(string signal, int process)
    {
        for (
            var patience = Stopwatch.StartNew();
            Directory.Exists($"/proc/{process}") && patience.Elapsed < HangGuard.Patience;
            await Task.Delay(50))
            await SignalAsync(signal, process);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
        {
            if (!client.HasExited)
                client.Kill();
            client.Dispose();
        }

        foreach (var daemon in daemons.Where(daemon => Directory.Exists($"/proc/{daemon}")))
            await SignalAsync("KILL", daemon);
        var patience = Stopwatch.StartNew();
        while (daemons.Any(daemon => Directory.Exists($"/proc/{daemon}")) && patience.Elapsed < HangGuard.Patience)
            await Task.Delay(10);

        // The shell that waited for the daemon writes once more.
        await Task.Delay(100);
        scratch.Dispose();
    }

    private static string ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private Process Start(string program, params string[] arguments)
    {
        Directory.CreateDirectory(RuntimeFolder);
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = scratch.Path,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GLIMPSE"] = $"dotnet {Path.Combine(AppContext.BaseDirectory, "glimpse.dll")}";
        start.Environment["XDG_RUNTIME_DIR"] = RuntimeFolder;
        start.Environment["XDG_STATE_HOME"] = StateFolder;
        start.Environment["XDG_CONFIG_HOME"] = scratch.In("config");
        start.Environment["XDG_DATA_HOME"] = DataFolder;
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
