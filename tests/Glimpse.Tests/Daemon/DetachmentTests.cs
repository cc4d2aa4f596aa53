using System.Globalization;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>A daemon that <c>glimpse connect</c> started has nothing to do with whoever ran it.</summary>
public sealed class DetachmentTests
{
    public DetachmentTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "the daemon runs on Linux");

    [Fact]
    public async Task It_has_nothing_of_whoever_started_it()
    {
        await using var glimpse = new GlimpseProcesses();
        foreach (
            var (name, value) in new[]
            {
                ("LD_LIBRARY_PATH", "/nowhere"),
                ("OMP_NUM_THREADS", "7"),
                ("PYTHONPATH", "/nowhere"),
                ("SECRET", "x"),
                ("GLIMPSE_THREADS", "1"),
            })
            glimpse.Variables[name] = value;
        var (process, client) = glimpse.Connect("exec 9>inherited; exec $GLIMPSE connect 2>&-");
        var daemon = await glimpse.DaemonOfAsync(client);
        var proc = $"/proc/{daemon.ToString(CultureInfo.InvariantCulture)}";
        var variables = (await File.ReadAllTextAsync(proc + "/environ", TestContext.Current.CancellationToken)).Split(
            '\0');
        Assert.DoesNotContain(
            variables,
            variable =>
                variable.StartsWith("LD_LIBRARY_PATH=")
                || variable.StartsWith("OMP_")
                || variable.StartsWith("PYTHON")
                || variable.StartsWith("SECRET"));
        Assert.Contains("GLIMPSE_THREADS=1", variables);
        Assert.Equal("/", new FileInfo(proc + "/cwd").LinkTarget);
        Assert.NotEqual(SessionOf(process.Id), SessionOf(daemon));
        var open = Directory
            .GetFiles(proc + "/fd")
            .Select(descriptor => new FileInfo(descriptor).LinkTarget ?? "")
            .ToArray();
        Assert.DoesNotContain(open, target => target.EndsWith("/inherited"));
        Assert.Equal("/dev/null", new FileInfo(proc + "/fd/0").LinkTarget);
        Assert.EndsWith("daemon.err", new FileInfo(proc + "/fd/2").LinkTarget!);
    }

    [Fact]
    public async Task Ctrl_C_in_the_terminal_of_its_first_client_ends_the_client_alone()
    {
        await using var glimpse = new GlimpseProcesses();
        var (process, client) = glimpse.Connect("exec setsid $GLIMPSE connect");
        var daemon = await glimpse.DaemonOfAsync(client);
        await GlimpseProcesses.SignalAsync("INT", -process.Id);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).GuardedAsync();
        Assert.Equal(daemon, await glimpse.DaemonOfAsync(glimpse.Connect().Client));
    }

    [Fact]
    public async Task A_pipe_that_its_first_client_had_from_its_parent_ends_with_the_client()
    {
        await using var glimpse = new GlimpseProcesses();
        var (process, client) = glimpse.Connect("exec 9>&2; exec $GLIMPSE connect");
        var daemon = await glimpse.DaemonOfAsync(client);
        process.Kill();
        Assert.Equal(
            "",
            await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken).GuardedAsync());
        Assert.True(Directory.Exists($"/proc/{daemon}"));
    }

    [Theory]
    [InlineData("<&-")]
    [InlineData(">&-")]
    public async Task A_client_without_stdin_or_stdout_is_told_so_instead_of_reading_from_what_took_its_place(
        string closed)
    {
        await using var glimpse = new GlimpseProcesses();
        var (process, _) = glimpse.Connect($"exec $GLIMPSE connect {closed}");
        Assert.Contains(
            "is closed",
            await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken).GuardedAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).GuardedAsync();
        Assert.Equal(3, process.ExitCode);
    }

    [Fact]
    public async Task It_computes_though_its_client_looks_for_libraries_where_they_are_broken()
    {
        await using var glimpse = new GlimpseProcesses();
        var hostile = Directory.CreateDirectory(Path.Combine(glimpse.StateFolder, "hostile")).FullName;
        foreach (
            var library in new[]
            {
                "libgomp.so.1",
                "libc10.so",
                "libtorch.so",
                "libtorch_cpu.so",
                "libLibTorchSharp.so",
            })
            await File.WriteAllTextAsync(
                Path.Combine(hostile, library),
                "no library",
                TestContext.Current.CancellationToken);
        glimpse.Variables["LD_LIBRARY_PATH"] = hostile;
        var client = glimpse.Connect().Client;
        await glimpse.DaemonOfAsync(client);
        var answer = await client.CallAsync("explain", GlimpseProcesses.Request(steps: 1));
        Assert.True(answer["result"] is not null, answer.ToJsonString());
    }

    [Fact]
    public async Task It_has_no_socket_of_the_internet()
    {
        await using var glimpse = new GlimpseProcesses();
        var client = glimpse.Connect().Client;
        var daemon = await glimpse.DaemonOfAsync(client);
        var answer = await client.CallAsync("explain", GlimpseProcesses.Request(steps: 1));
        Assert.True(answer["result"] is not null, answer.ToJsonString());
        var sockets = Directory
            .GetFiles($"/proc/{daemon}/fd")
            .Select(descriptor => new FileInfo(descriptor).LinkTarget ?? "")
            .Where(target => target.StartsWith("socket:["))
            .Select(target => target[8..^1])
            .ToHashSet();
        var internet = new[] { "tcp", "tcp6", "udp", "udp6", "raw", "raw6" }
            .Select(kind => $"/proc/{daemon}/net/{kind}")
            .Where(File.Exists)
            .SelectMany(File.ReadAllLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(9));
        Assert.NotEmpty(sockets);
        Assert.DoesNotContain(internet, inode => inode is not null && sockets.Contains(inode));
    }

    /// <summary>Session of a process: the sixth field of its stat, the fourth after the name in parentheses.</summary>
    private static string SessionOf(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3];
    }
}
