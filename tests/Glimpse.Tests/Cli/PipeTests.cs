using System.Diagnostics;
using System.Text;
using Glimpse.Bridge.Cli;
using Glimpse.Core.Structures;
using Xunit;

namespace Glimpse.Tests.Cli;

/// <summary>Files that can be read but once.</summary>
public sealed class PipeTests : IDisposable
{
    private const int RecordBytes = 4096;

    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(5);

    private readonly ScratchFolder scratch = new();

    public PipeTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "needs named pipes");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task No_ligand_of_a_pipe_is_lost()
    {
        var records = string.Concat(Enumerable.Range(1, 32).Select(i => Padded($"pose{i}", 0.01 * i)));
        var call = await GlimpseCall.RunAsync(
            Arguments(
                "--protein",
                Fixture.PathOf("1hpv.pdb"),
                "--ligands",
                Pipe("ligands", Encoding.ASCII.GetBytes(records))));
        Assert.Contains("32 explained, 0 failed", call.Error);
        Assert.Equal(ExitCode.Done, call.ExitCode);
    }

    [Fact]
    public async Task Every_file_can_be_a_pipe()
    {
        var call = await GlimpseCall.RunAsync(
            Arguments(
                "--protein",
                Pipe(
                    "protein",
                    await File.ReadAllBytesAsync(Fixture.PathOf("1hpv.pdb"), TestContext.Current.CancellationToken)),
                "--ligands",
                Pipe("ligands", Encoding.ASCII.GetBytes(Benzene.Record("a"))),
                "--template",
                Pipe("template.sdf", Encoding.ASCII.GetBytes(Benzene.Record("t"))),
                "--versus",
                Pipe("versus", Encoding.ASCII.GetBytes(Benzene.Record("v", shift: 0.3)))));
        Assert.Contains("1 explained, 0 failed", call.Error);
        var complex = await GlimpseCall.RunAsync(
            Arguments(
                Pipe(
                    "complex",
                    await File.ReadAllBytesAsync(Fixture.PathOf("1hpv.pdb"), TestContext.Current.CancellationToken)),
                "--ligand",
                "478"));
        Assert.Equal(ExitCode.Done, complex.ExitCode);
    }

    [Fact]
    public async Task The_options_of_a_training_can_be_a_pipe()
    {
        var call = await GlimpseCall.RunAsync(
            "train",
            "kdeep",
            "--data",
            scratch.In("none"),
            "--out",
            scratch.In("trained"),
            "--config",
            Pipe("config", "{\"epochs\": 1}"u8.ToArray()));
        Assert.DoesNotContain("--config", call.Error);
        Assert.Contains("none: no such folder", call.Error);
    }

    [Theory]
    [InlineData("--protein", "--ligands")]
    [InlineData("--ligands", "--protein")]
    public async Task Whoever_cancels_does_not_wait_for_a_pipe(string pipe, string file)
    {
        using var cancel = new CancellationTokenSource();
        var path = scratch.In("silent");
        using (var make = Process.Start("mkfifo", [path])!)
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        // Both ends: nothing ever comes.
        await using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 1);
        var arguments = Arguments(
            pipe,
            path,
            file,
            file == "--protein" ? Fixture.PathOf("1hpv.pdb") : scratch.Write("a.sdf", Benzene.Record("a")));
        var call = GlimpseCall.RunAsync(new LinearModels(), cancel.Token, arguments);
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        Assert.False(call.IsCompleted);
        await cancel.CancelAsync();
        Assert.Equal(
            ExitCode.Cancelled,
            (await call.WaitAsync(HangGuard, TestContext.Current.CancellationToken)).ExitCode);
    }

    [Theory]
    [InlineData("ligands", "PIPE")]
    [InlineData("train", "kdeep", "--data", "DATA", "--out", "OUT", "--config", "PIPE")]
    [InlineData("train", "kdeep", "--data", "DATA", "--out", "OUT", "--folds", "PIPE")]
    public async Task Nor_does_any_other_command(params string[] words)
    {
        using var cancel = new CancellationTokenSource();
        var path = scratch.In("silent");
        using (var make = Process.Start("mkfifo", [path])!)
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        await using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 1);
        var data = Directory.CreateDirectory(scratch.In("data/complexes")).Parent!.FullName;
        scratch.Write("data/index.csv", "set,id,affinity,cluster40\n");
        string[] arguments =
        [
            .. words.Select(word =>
                word switch
                {
                    "PIPE" => path,
                    "DATA" => data,
                    "OUT" => scratch.In("out"),
                    _ => word,
                }),
        ];
        var call = GlimpseCall.RunAsync(new LinearModels(), cancel.Token, arguments);
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        Assert.False(call.IsCompleted, call.IsCompleted ? (await call).Error : "");
        await cancel.CancelAsync();
        Assert.Equal(
            ExitCode.Cancelled,
            (await call.WaitAsync(HangGuard, TestContext.Current.CancellationToken)).ExitCode);
    }

    [Fact]
    public async Task Only_one_file_can_be_standard_input()
    {
        var call = await GlimpseCall.RunAsync(Arguments("--protein", "-", "--ligands", "-"));
        Assert.Equal(ExitCode.BadUsage, call.ExitCode);
        Assert.Contains("only one of the files", call.Error);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("/dev/stdin")]
    public async Task Standard_input_is_a_file_like_any_other(string path)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "glimpse.dll"), "ligands", path, "--json"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(
            await File.ReadAllTextAsync(Fixture.PathOf("1hpv.pdb"), TestContext.Current.CancellationToken));
        process.StandardInput.Close();
        var said = await process
            .StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)
            .WaitAsync(HangGuard, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        Assert.Contains(":478:200", said);
    }

    [Theory]
    [InlineData("ligands - <&-", 3, "stdin is closed")]
    [InlineData("train kdeep --data none --out OUT --config - <&-", 2, "stdin is closed")]
    [InlineData("ligands FILE >&-", 0, "")]
    [InlineData("ligands FILE 2>&-", 0, "")]
    [InlineData("ligands none <&- >&- 2>&-", 3, "")]
    public async Task Streams_that_were_closed_are_neither_waited_for_nor_written_to(
        string words,
        int code,
        string error)
    {
        var arguments = words
            .Replace("FILE", $"'{Fixture.PathOf("1hpv.pdb")}'")
            .Replace("OUT", $"'{scratch.In("out")}'");
        var line = $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "glimpse.dll")}' {arguments}";
        using var process = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", line])
            {
                UseShellExecute = false,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        var said = await process
            .StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)
            .WaitAsync(HangGuard, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(code, process.ExitCode);
        Assert.Contains(error, said);
        Assert.DoesNotContain("refuses", said);
    }

    [Theory]
    [InlineData("-", "stdin")]
    [InlineData("/dev/stdin", "stdin")]
    [InlineData("/dev/fd/63", "pipe")]
    [InlineData("/home/ada/poses.sdf", "poses.sdf")]
    public void An_input_has_a_name_that_means_something(string path, string name) =>
        Assert.Equal(name, InputName.Of(path));

    private string[] Arguments(params string[] files) =>
        [
            "explain",
            .. files,
            "--model",
            LinearModels.Name,
            "--out",
            scratch.In($"out{Guid.NewGuid():N}"),
            "--steps",
            "2",
        ];

    /// <summary>
    /// A record of exactly as many bytes as a pipe's page has: what is read ahead is then whole records.
    /// </summary>
    private static string Padded(string title, double shift)
    {
        var record = Benzene.Record(title, shift).Replace("$$$$\n", "");
        const string Field = "> <padding>\n";
        const string End = "\n\n$$$$\n";
        return record + Field + new string('x', RecordBytes - record.Length - Field.Length - End.Length) + End;
    }

    /// <summary>A named pipe that somebody writes to once.</summary>
    private string Pipe(string name, byte[] content)
    {
        var path = scratch.In(name);
        using (var make = Process.Start("mkfifo", [path])!)
            make.WaitForExit();
        new Thread(() =>
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 1);
            stream.Write(content);
        })
        { IsBackground = true }.Start();
        return path;
    }
}
