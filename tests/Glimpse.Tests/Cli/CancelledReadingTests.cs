using System.Diagnostics;
using Glimpse.Bridge.Cli;
using Glimpse.Core;
using Glimpse.Tests.Daemon;
using Glimpse.Training.Data;
using Glimpse.Training.Evaluation.Pairs;
using Glimpse.Training.Evaluation.Plots;
using Glimpse.Training.Evaluation.Scores;
using Xunit;

namespace Glimpse.Tests.Cli;

/// <summary>Commands that are told to end while they read, some of them as processes that wait for a pipe.</summary>
public sealed class CancelledReadingTests : IDisposable
{
    private const string Predictions =
        "set,id,cluster,fold,target,prediction,heavy_atoms\nset,a,C1,0,5,6,10\nset,b,C2,1,5,6,10\n";

    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(5);

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("TERM", "train kdeep")]
    [InlineData("HUP", "train clash")]
    [InlineData("TERM", "evaluate kdeep --predictions predictions --folds folds.csv")]
    [InlineData("HUP", "evaluate kdeep --predictions predictions --folds folds.csv")]
    public async Task A_command_that_is_told_to_end_while_it_reads_leaves_nothing_in_the_folder(
        string signal,
        string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs named pipes");
        Directory.CreateDirectory(scratch.In("predictions"));
        scratch.Write("predictions/predictions.csv", Predictions);
        scratch.Write("folds.csv", "cluster40,fold\nC1,0\nC2,1\n");
        Directory.CreateDirectory(scratch.In("set/complexes/a"));
        scratch.Write("set/index.csv", "id,cluster40,pK\na,C1,5\nb,C2,5\n");
        var pipe = scratch.In("set/complexes/a/ligand.sdf");
        using (var make = Process.Start("mkfifo", [pipe])!)
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = scratch.Path,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var word in command.Split(' ').Append("--data").Append("set").Append("--out").Append("out")
            .Prepend(Path.Combine(AppContext.BaseDirectory, "glimpse.dll")))
            start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);

        // Who opens a pipe to write waits for its reader: the program reads now, and nothing comes.
        await using var writer = await Task
            .Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write), TestContext.Current.CancellationToken)
            .WaitAsync(HangGuard, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(scratch.In("out/.glimpse-holder")));
        await GlimpseProcesses.SignalAsync(signal, process.Id);
        await process
            .WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(HangGuard, TestContext.Current.CancellationToken);
        Assert.Equal((ExitCode.Cancelled, "cancelled"), (process.ExitCode, (await said).Trim().Split('\n')[^1]));
        Assert.Empty(Directory.GetFileSystemEntries(scratch.In("out")));
    }

    [Fact]
    public void Every_table_stops_being_read_when_cancelled()
    {
        scratch.Write("predictions.csv", Predictions);
        scratch.Write("folds.csv", "cluster40,fold\nC1,0\n");
        scratch.Write("log.csv", "epoch,training_loss,validation_loss\n0,1,2\n");
        Directory.CreateDirectory(scratch.In("data/set/complexes"));
        scratch.Write("data/set/index.csv", "id,cluster40,pK\na,C1,5\n");
        Directory.CreateDirectory(scratch.In("bind"));
        scratch.Write("bind/INDEX_general", "1abc  1.90  2004  6.40  Kd=0.4uM  // 1abc.pdf (LIG)\n");
        var cancelled = new CancellationToken(canceled: true);
        Action[] readings =
        [
            () => TrainingFolder.List(scratch.In("data"), [], cancelled),
            () => TrainingFolder.List(scratch.In("bind"), [], cancelled),
            () => PredictionFolder.Read(scratch.Path, PredictionFolder.Predictions, cancelled),
            () => PairFile.Read(scratch.In("predictions.csv"), cancelled),
            () => TrainingCurve.Read("a", scratch.In("log.csv"), cancelled),
            () => Folds.ReadFile(scratch.In("folds.csv"), cancelled),
        ];
        Assert.All(readings, reading => Assert.ThrowsAny<OperationCanceledException>(reading));
    }

    [Fact]
    public void A_pipe_in_the_place_of_PDBbinds_index_is_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs named pipes");
        scratch.Write("clusters.csv", "id,cluster40\n1abc,C1\n");
        using (var make = Process.Start("mkfifo", [scratch.In("INDEX_general")])!)
            make.WaitForExit();
        Assert.Contains(
            "names no complex",
            Assert.Throws<GlimpseException>(() =>
                TrainingFolder.List(scratch.Path, [], TestContext.Current.CancellationToken)).Message);
    }
}
