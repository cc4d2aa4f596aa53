using System.Text.Json.Nodes;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>The daemon as a process of its own, started by <c>glimpse connect</c>.</summary>
public sealed class DaemonProcessTests
{
    public DaemonProcessTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "the daemon runs on Linux");

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
}
