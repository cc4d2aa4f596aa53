using System.Globalization;
using System.Text.Json.Nodes;
using Glimpse.Protocol.Wire;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>The daemon as a process of its own, started by <c>glimpse connect</c>.</summary>
public sealed class DaemonProcessTests
{
    public DaemonProcessTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "the daemon runs on Linux");

    [Fact]
    public async Task Many_who_connect_at_once_reach_one_daemon()
    {
        await using var glimpse = new GlimpseProcesses();
        var reached = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => glimpse.DaemonOfAsync(glimpse.Connect().Client)));
        Assert.Single(reached.Distinct());
    }

    [Fact]
    public async Task It_has_nothing_of_whoever_started_it()
    {
        await using var glimpse = new GlimpseProcesses();
        foreach (var (name, value) in new[] { ("LD_LIBRARY_PATH", "/nowhere"), ("OMP_NUM_THREADS", "7"), ("PYTHONPATH", "/nowhere"), ("SECRET", "x"), ("GLIMPSE_THREADS", "1") })
            glimpse.Variables[name] = value;
        var (process, client) = glimpse.Connect("exec 9>inherited; exec $GLIMPSE connect 2>&-");
        var daemon = await glimpse.DaemonOfAsync(client);
        var proc = $"/proc/{daemon.ToString(CultureInfo.InvariantCulture)}";
        var variables = (await File.ReadAllTextAsync(proc + "/environ", TestContext.Current.CancellationToken)).Split('\0');
        Assert.DoesNotContain(variables, variable => variable.StartsWith("LD_LIBRARY_PATH=") || variable.StartsWith("OMP_") || variable.StartsWith("PYTHON") || variable.StartsWith("SECRET"));
        Assert.Contains("GLIMPSE_THREADS=1", variables);
        Assert.Equal("/", new FileInfo(proc + "/cwd").LinkTarget);
        Assert.NotEqual(SessionOf(process.Id), SessionOf(daemon));
        var open = Directory.GetFiles(proc + "/fd").Select(descriptor => new FileInfo(descriptor).LinkTarget ?? "").ToArray();
        Assert.DoesNotContain(open, target => target.EndsWith("/inherited"));
        Assert.Equal("/dev/null", new FileInfo(proc + "/fd/0").LinkTarget);
        Assert.EndsWith("daemon.err", new FileInfo(proc + "/fd/2").LinkTarget!);
    }

    [Fact]
    public async Task It_has_no_socket_of_the_internet()
    {
        await using var glimpse = new GlimpseProcesses();
        var daemon = await glimpse.DaemonOfAsync(glimpse.Connect().Client);
        var sockets = Directory.GetFiles($"/proc/{daemon}/fd").Select(descriptor => new FileInfo(descriptor).LinkTarget ?? "")
            .Where(target => target.StartsWith("socket:[")).Select(target => target[8..^1]).ToHashSet();
        var internet = new[] { "tcp", "tcp6", "udp", "udp6", "raw", "raw6" }.Select(kind => $"/proc/{daemon}/net/{kind}").Where(File.Exists)
            .SelectMany(File.ReadAllLines).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(9));
        Assert.NotEmpty(sockets);
        Assert.DoesNotContain(internet, inode => inode is not null && sockets.Contains(inode));
    }

    [Fact]
    public async Task It_outlives_its_client_and_serves_the_next()
    {
        await using var glimpse = new GlimpseProcesses();
        var (first, client) = glimpse.Connect();
        var daemon = await glimpse.DaemonOfAsync(client);
        first.Kill();
        Assert.Equal(daemon, await glimpse.DaemonOfAsync(glimpse.Connect().Client));
    }

    [Fact]
    public async Task A_client_that_closes_its_stdin_ends_its_relay()
    {
        await using var glimpse = new GlimpseProcesses();
        var (process, client) = glimpse.Connect();
        await glimpse.DaemonOfAsync(client);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).GuardedAsync();
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Killed_in_the_middle_it_is_missed_at_once_and_replaced_by_the_next_call()
    {
        await using var glimpse = new GlimpseProcesses();
        var (process, client) = glimpse.Connect();
        var daemon = await glimpse.DaemonOfAsync(client);
        await GlimpseProcesses.BeginAsync(client, GlimpseProcesses.LongRequest());
        await GlimpseProcesses.SignalAsync("KILL", daemon);
        await Assert.ThrowsAsync<EndOfStreamException>(() => client.AnswerAsync(1000));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).GuardedAsync();
        Assert.NotEqual(0, process.ExitCode);
        var again = glimpse.Connect().Client;
        Assert.NotEqual(daemon, await glimpse.DaemonOfAsync(again));
        var answer = await again.CallAsync("explain", GlimpseProcesses.Request(steps: 2));
        Assert.NotNull(answer["result"]);
    }

    [Fact]
    public async Task A_request_on_which_it_crashed_twice_is_refused_and_others_are_not()
    {
        await using var glimpse = new GlimpseProcesses();
        foreach (var signal in new[] { "SEGV", "ABRT" })
        {
            var client = glimpse.Connect().Client;
            var daemon = await glimpse.DaemonOfAsync(client);
            await GlimpseProcesses.BeginAsync(client, GlimpseProcesses.LongRequest());
            await GlimpseProcesses.CrashAsync(signal, daemon);
            await Assert.ThrowsAsync<EndOfStreamException>(() => client.AnswerAsync(1000));
        }

        var third = glimpse.Connect().Client;
        await glimpse.DaemonOfAsync(third);
        var answer = await third.CallAsync("explain", GlimpseProcesses.LongRequest());
        Assert.Equal(ErrorCodes.CrashedBefore, answer["error"]!["code"]!.GetValue<int>());
        Assert.NotNull((await third.CallAsync("explain", GlimpseProcesses.Request(steps: 2)))["result"]);
    }

    [Fact]
    public async Task Told_to_end_it_finishes_its_work_first()
    {
        await using var glimpse = new GlimpseProcesses();
        var client = glimpse.Connect().Client;
        var daemon = await glimpse.DaemonOfAsync(client);
        var id = await GlimpseProcesses.BeginAsync(client, GlimpseProcesses.Request(steps: 20));
        await GlimpseProcesses.SignalAsync("TERM", daemon);
        Assert.NotNull((await client.AnswerAsync(id))["result"]);
        Assert.Null(await client.ReadAsync());
    }

    [Fact]
    public async Task Status_stop_and_doctor_tell_of_it()
    {
        await using var glimpse = new GlimpseProcesses();
        Assert.Equal("null\n", (await glimpse.RunAsync("status", "--json")).Output);
        var daemon = await glimpse.DaemonOfAsync(glimpse.Connect().Client);
        Assert.Equal(daemon, JsonNode.Parse((await glimpse.RunAsync("status", "--json")).Output)!["processId"]!.GetValue<int>());
        var doctor = await glimpse.RunAsync("doctor");
        Assert.Contains($"process {daemon}", doctor.Output);
        Assert.All(doctor.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^(ok  |--  |MEND)  ", line));
        Assert.Equal(0, (await glimpse.RunAsync("stop")).Code);
        Assert.Equal("null\n", (await glimpse.RunAsync("status", "--json")).Output);
    }

    [Fact]
    public async Task A_daemon_that_cant_start_says_why()
    {
        await using var glimpse = new GlimpseProcesses();
        glimpse.Variables["GLIMPSE_THREADS"] = "none";
        var (code, output, error) = await glimpse.RunAsync("connect");
        Assert.Equal((3, ""), (code, output));
        Assert.Contains("The setting 'threads' (the environment (GLIMPSE_...)) takes", error);
    }

    /// <summary>Session of a process: the sixth field of its stat, the fourth after the name in parentheses.</summary>
    private static string SessionOf(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3];
    }
}
