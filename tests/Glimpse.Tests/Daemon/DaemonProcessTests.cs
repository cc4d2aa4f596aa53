using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Glimpse.Models.Registry;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
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
    public async Task A_relay_that_is_told_to_end_ends_though_both_its_sides_are_silent()
    {
        await using var glimpse = new GlimpseProcesses();
        var (process, client) = glimpse.Connect();
        var daemon = await glimpse.DaemonOfAsync(client);
        await GlimpseProcesses.SignalAsync("TERM", process.Id);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).GuardedAsync();
        Assert.Equal(130, process.ExitCode);
        Assert.Equal(daemon, await glimpse.DaemonOfAsync(glimpse.Connect().Client));
    }

    [Fact]
    public async Task A_client_that_leaves_without_reading_its_answers_is_no_fault_of_the_program()
    {
        await using var glimpse = new GlimpseProcesses();
        var watcher = glimpse.Connect().Client;
        await glimpse.DaemonOfAsync(watcher);
        var client = new WireTestClient(new NetworkStream(glimpse.ConnectDirectly(), ownsSocket: true));
        await client.InitializeAsync();
        for (var i = 0; i < 300; i++)
            await client.BeginAsync("models/list");
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        await client.DisposeAsync();
        await GlimpseProcesses.StatusWhenAsync(watcher, status => status["connections"]!.GetValue<int>() == 1);
        Assert.DoesNotContain("fault", glimpse.Log());
    }

    [Fact]
    public async Task More_clients_than_it_serves_are_told_so_and_served_when_others_have_left()
    {
        await using var glimpse = new GlimpseProcesses();
        var watcher = glimpse.Connect().Client;
        await glimpse.DaemonOfAsync(watcher);
        var crowd = new List<WireTestClient>();
        for (var i = 0; i < 255; i++)
        {
            crowd.Add(new WireTestClient(new NetworkStream(glimpse.ConnectDirectly(), ownsSocket: true)));
            // Who says nothing is shut out in a while, and this takes longer on a busy machine.
            await crowd[^1].InitializeAsync();
        }

        await GlimpseProcesses.StatusWhenAsync(watcher, status => status["connections"]!.GetValue<int>() == 256);
        for (var i = 0; i < 20; i++)
        {
            var refused = new WireTestClient(new NetworkStream(glimpse.ConnectDirectly(), ownsSocket: true));
            var error = (await refused.ReadAsync().GuardedAsync())!["error"]!;
            Assert.Equal(ErrorCodes.LimitExceeded, error["code"]!.GetValue<int>());
            Assert.Contains("256 clients are connected already", error["message"]!.GetValue<string>());
            Assert.Null(await refused.ReadAsync().GuardedAsync());
        }

        var (_, _, said) = await glimpse.RunAsync("status");
        Assert.StartsWith("error: 256 clients are connected already.", said);
        Assert.Single(glimpse.Log().Split('\n'), line => line.Contains("more are turned away"));
        await crowd[0].DisposeAsync();
        await GlimpseProcesses.StatusWhenAsync(watcher, status => status["connections"]!.GetValue<int>() == 255);
        await glimpse.DaemonOfAsync(glimpse.Connect().Client);
        foreach (var one in crowd)
            await one.DisposeAsync();
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
    public async Task In_the_foreground_it_finishes_its_work_when_its_terminal_goes()
    {
        await using var glimpse = new GlimpseProcesses();
        var serving = await glimpse.ServeAsync();
        var client = glimpse.Connect().Client;
        var daemon = await glimpse.DaemonOfAsync(client);
        var id = await GlimpseProcesses.BeginAsync(client, GlimpseProcesses.Request(steps: 20));
        await GlimpseProcesses.SignalAsync("HUP", serving.Id);
        await GlimpseProcesses.SignalAsync("HUP", daemon);
        Assert.NotNull((await client.AnswerAsync(id))["result"]);
        Assert.Null(await client.ReadAsync());
        await serving.WaitForExitAsync(TestContext.Current.CancellationToken).GuardedAsync();
        Assert.Equal(0, serving.ExitCode);
    }

    [Fact]
    public async Task Out_of_descriptors_it_takes_clients_again_when_some_have_left_and_still_drains()
    {
        await using var glimpse = new GlimpseProcesses();
        var watcher = glimpse.Connect().Client;
        var daemon = await glimpse.DaemonOfAsync(watcher);
        await watcher.CallAsync("explain", GlimpseProcesses.Request(steps: 1));
        var open = (await GlimpseProcesses.StatusWhenAsync(watcher, _ => true))["descriptors"]!.GetValue<int>();
        using (var limit = Process.Start("prlimit", ["--pid", $"{daemon}", $"--nofile={open + 10}:"]))
            await limit.WaitForExitAsync(TestContext.Current.CancellationToken);
        var crowd = Enumerable.Range(0, 40).Select(_ => glimpse.ConnectDirectly()).ToList();
        await GlimpseProcesses.StatusWhenAsync(watcher, _ => glimpse.Log().Contains("a client can't be taken"));
        crowd.ForEach(socket => socket.Dispose());
        var late = glimpse.Connect().Client;
        Assert.Equal(daemon, await glimpse.DaemonOfAsync(late));
        Assert.Contains("a client can't be taken: TooManyOpenSockets", glimpse.Log());
        var id = await GlimpseProcesses.BeginAsync(late, GlimpseProcesses.Request(steps: 20, "late"));
        await GlimpseProcesses.SignalAsync("TERM", daemon);
        Assert.NotNull((await late.AnswerAsync(id))["result"]);
    }

    [Fact]
    public async Task While_it_drains_stop_now_hurries_it_and_a_new_one_is_there()
    {
        await using var glimpse = new GlimpseProcesses();
        var client = glimpse.Connect().Client;
        var daemon = await glimpse.DaemonOfAsync(client);
        var id = await GlimpseProcesses.BeginAsync(client, GlimpseProcesses.LongRequest());
        await GlimpseProcesses.SignalAsync("TERM", daemon);
        await GlimpseProcesses.StatusWhenAsync(client, status => status["isDraining"]!.GetValue<bool>());
        Assert.NotEqual(daemon, await glimpse.DaemonOfAsync(glimpse.Connect().Client));
        Assert.Equal(0, (await glimpse.RunAsync("stop", "--now")).Code);
        Assert.Equal(ErrorCodes.Cancelled, (await client.AnswerAsync(id))["error"]!["code"]!.GetValue<int>());
        Assert.Contains("no daemon runs", (await glimpse.RunAsync("stop")).Error);
    }

    [Fact]
    public async Task A_daemon_that_does_not_hear_stop_now_is_ended_by_force()
    {
        await using var glimpse = new GlimpseProcesses();
        var daemon = await glimpse.DaemonOfAsync(glimpse.Connect().Client);
        await GlimpseProcesses.SignalAsync("STOP", daemon);
        var (code, _, error) = await glimpse.RunAsync("stop", "--now");
        Assert.Equal(0, code);
        Assert.Contains($"the daemon (process {daemon}) didn't end within 5 s and was ended by force", error);
        Assert.False(Directory.Exists($"/proc/{daemon}"));
        Assert.Contains("no daemon runs", (await glimpse.RunAsync("stop")).Error);
    }

    [Fact]
    public async Task What_a_large_structure_took_goes_back_to_the_system()
    {
        const long Mebibyte = 1 << 20;
        await using var glimpse = new GlimpseProcesses();
        var client = glimpse.Connect().Client;
        await glimpse.DaemonOfAsync(client);
        var atoms = Fixture
            .Text("1hpv.pdb")
            .Split('\n')
            .Where(line => line.StartsWith("ATOM", StringComparison.Ordinal))
            .ToArray();
        var text = string.Join('\n', Enumerable.Range(0, 120).SelectMany(_ => atoms));
        await client.CallAsync(
            "structures/ligands",
            new JsonObject { ["structure"] = new JsonObject { ["text"] = Fixture.Text("1hpv.pdb") } });
        long Resident(JsonNode status) => status["residentBytes"]!.GetValue<long>();
        var before = Resident((await client.CallAsync("daemon/status"))["result"]!);
        await client.CallAsync(
            "structures/ligands",
            new JsonObject
            {
                ["structure"] = new JsonObject { ["text"] = text, ["format"] = "pdb" },
            });
        var grown = Resident((await client.CallAsync("daemon/status"))["result"]!);
        Assert.InRange(grown - before, 100 * Mebibyte, long.MaxValue);
        for (
            var patience = Stopwatch.StartNew();
            Resident((await client.CallAsync("daemon/status"))["result"]!) > before + (80 * Mebibyte);
            await Task.Delay(1000, TestContext.Current.CancellationToken))
            Assert.InRange(patience.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task What_connect_allows_of_libtorch_the_daemon_that_it_starts_is_told()
    {
        await using var glimpse = new GlimpseProcesses();
        var daemon = await glimpse.DaemonOfAsync(
            glimpse.Connect("exec $GLIMPSE connect --allow-libtorch-mismatch").Client);
        Assert.Contains(
            "--allow-libtorch-mismatch",
            (await File.ReadAllTextAsync($"/proc/{daemon}/cmdline", TestContext.Current.CancellationToken)).Split('\0')
        );
    }

    [Fact]
    public async Task Doctor_looks_at_the_device_that_is_set()
    {
        await using var glimpse = new GlimpseProcesses();
        glimpse.Variables["GLIMPSE_DEVICE"] = "cuda:77";
        var (code, output, _) = await glimpse.RunAsync("doctor");
        Assert.Equal(3, code);
        Assert.Contains("MEND  There is no device 'cuda:77'", output);
    }

    [Fact]
    public async Task Doctor_says_whose_models_there_are_and_compares_their_weights()
    {
        using var scratch = new ScratchFolder();
        await using var glimpse = new GlimpseProcesses();
        var shipped = ModelRegistry.Open().Find("clash");
        var mine = Directory.CreateDirectory(scratch.In("mine/clash")).FullName;
        foreach (var file in (string[])[ModelFolder.ManifestName, ModelFolder.WeightsName])
            File.Copy(Path.Combine(shipped.Path, file), Path.Combine(mine, file));
        glimpse.Variables[ModelRegistry.FoldersVariable] = scratch.In("mine");
        var lines = (await glimpse.RunAsync("doctor")).Output.Split('\n');
        Assert.Contains(
            lines,
            line =>
                line.StartsWith(
                    $"ok    model clash {shipped.Manifest.Version}, yours, weights {shipped.Manifest.WeightsSha256}, "
                        + $"in {mine}; takes the place of ",
                    StringComparison.Ordinal));
        Assert.Contains(
            lines,
            line => line.StartsWith("ok    model kdeep 1.0, shipped, weights ", StringComparison.Ordinal));

        await File.AppendAllTextAsync(
            Path.Combine(mine, ModelFolder.WeightsName),
            "x",
            TestContext.Current.CancellationToken);
        var (code, output, _) = await glimpse.RunAsync("doctor");
        Assert.Equal(3, code);
        Assert.Contains($"MEND  {Path.Combine(mine, ModelFolder.WeightsName)} is damaged", output);
    }

    [Fact]
    public async Task Doctor_says_when_the_daemon_that_runs_has_other_models_than_its_own_environment()
    {
        using var scratch = new ScratchFolder();
        await using var glimpse = new GlimpseProcesses();
        await glimpse.DaemonOfAsync(glimpse.Connect().Client);
        Assert.DoesNotContain("other models", (await glimpse.RunAsync("doctor")).Output);

        var shipped = ModelRegistry.Open().Find("clash");
        var mine = Directory.CreateDirectory(scratch.In("mine/clash")).FullName;
        foreach (var file in (string[])[ModelFolder.ManifestName, ModelFolder.WeightsName])
            File.Copy(Path.Combine(shipped.Path, file), Path.Combine(mine, file));
        glimpse.Variables[ModelRegistry.FoldersVariable] = scratch.In("mine");
        var (code, output, _) = await glimpse.RunAsync("doctor");
        Assert.Equal(3, code);
        Assert.Contains(
            "MEND  the daemon was started with another GLIMPSE_MODELS and has other models than these: ",
            output);
        Assert.Contains($"clash {shipped.Manifest.Version}, shipped, weights {shipped.Manifest.WeightsSha256}", output);

        await glimpse.RunAsync("stop");
        await glimpse.DaemonOfAsync(glimpse.Connect().Client);
        Assert.DoesNotContain("other models", (await glimpse.RunAsync("doctor")).Output);
    }

    [Fact]
    public async Task Status_stop_and_doctor_tell_of_it()
    {
        await using var glimpse = new GlimpseProcesses();
        Assert.Equal("null\n", (await glimpse.RunAsync("status", "--json")).Output);
        var daemon = await glimpse.DaemonOfAsync(glimpse.Connect().Client);
        Assert.Equal(
            daemon,
            JsonNode.Parse((await glimpse.RunAsync("status", "--json")).Output)!["processId"]!.GetValue<int>());
        var doctor = await glimpse.RunAsync("doctor");
        Assert.Contains($"process {daemon}", doctor.Output);
        Assert.All(
            doctor.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Matches("^(ok  |--  |MEND)  ", line));
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
