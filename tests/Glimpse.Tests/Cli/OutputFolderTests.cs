using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using Glimpse.Bridge.Cli;
using Glimpse.Core;
using Glimpse.Training.Evaluation.Plots;
using Xunit;

namespace Glimpse.Tests.Cli;

/// <summary>What a run may do to a folder that isn't empty.</summary>
public sealed class OutputFolderTests : IDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(5);

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_result_takes_the_place_of_an_earlier_one_and_nothing_of_that_is_left()
    {
        await ExplainAsync("--maps", "dx,npy");
        Assert.Equal(35, Files().Length);
        scratch.Write("out/notes.txt", "mine");
        scratch.Write("out/density.dx", "another program's");
        var call = await ExplainAsync();
        Assert.Equal(ExitCode.Done, call.ExitCode);
        Assert.Contains("the 35 files of an earlier result", call.Error);
        Assert.Equal(["atoms.csv", "atoms.pdb", "density.dx", "notes.txt", "summary.json"], Files());
        Assert.Equal(
            "mine",
            await File.ReadAllTextAsync(scratch.In("out/notes.txt"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Results_of_many_ligands_in_the_folder_stay_and_are_named()
    {
        await GlimpseCall.RunAsync(ManyLigands.Arguments(scratch, Benzene.Record("a")));
        var call = await ExplainAsync();
        Assert.Contains("1 result of another run lies there, too: 00001_a", call.Error);
        Assert.True(File.Exists(scratch.In("out/00001_a/summary.json")));
    }

    [Theory]
    [InlineData("atoms.csv")]
    [InlineData("summary.json")]
    [InlineData("ligand_donor.dx")]
    public async Task A_file_that_no_result_lists_is_not_written_over(string name)
    {
        Directory.CreateDirectory(scratch.In("out"));
        scratch.Write($"out/{name}", "{\"program\": {\"name\": \"another\"}, \"files\": []}");
        var opened = false;
        var call = await GlimpseCall.RunAsync(
            new LinearModels { OnOpen = () => opened = true },
            TestContext.Current.CancellationToken,
            Arguments("--maps", "dx"));
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains($"{name}' is there already", call.Error);
        Assert.False(opened); // Refused before anything is computed.
        Assert.Equal([name], Files());
        Assert.Contains(
            "another",
            await File.ReadAllTextAsync(scratch.In($"out/{name}"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_result_is_not_explained_into_its_own_place()
    {
        await ExplainAsync();
        var before = await File.ReadAllTextAsync(scratch.In("out/atoms.pdb"), TestContext.Current.CancellationToken);
        string[] explain = ["explain", "--model", LinearModels.Name, "--steps", "2", "--out"];
        var call = await GlimpseCall.RunAsync([.. explain, scratch.In("out/"), scratch.In("out/atoms.pdb")]);
        Assert.Equal(ExitCode.BadUsage, call.ExitCode);
        Assert.Contains("atoms.pdb is of the result in", call.Error);
        Assert.Equal(
            before,
            await File.ReadAllTextAsync(scratch.In("out/atoms.pdb"), TestContext.Current.CancellationToken));
        call = await GlimpseCall.RunAsync([.. explain, scratch.Path, scratch.In("out/atoms.pdb")]);
        Assert.Contains("atoms.pdb is of the result in", call.Error);
        call = await GlimpseCall.RunAsync([.. explain, scratch.In("other"), scratch.In("out/atoms.pdb")]);
        Assert.DoesNotContain("is of the result in", call.Error);
    }

    [Fact]
    public async Task A_foreign_file_in_a_ligands_folder_is_seen_before_that_ligand_is_computed()
    {
        Directory.CreateDirectory(scratch.In("out/00002_b"));
        scratch.Write("out/00002_b/atoms.csv", "mine");
        var call = await GlimpseCall.RunAsync(
            ManyLigands.Arguments(scratch, Benzene.Record("a") + Benzene.Record("b")));
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains("atoms.csv' is there already", call.Error);
        Assert.Equal(
            ["atoms.csv"],
            Directory.GetFileSystemEntries(scratch.In("out/00002_b")).Select(Path.GetFileName));
        Assert.True(File.Exists(scratch.In("out/00001_a/summary.json")));
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task A_ligands_folder_that_cannot_be_read_keeps_its_row()
    {
        Assert.SkipWhen(
            OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess,
            "needs a folder that this user can't read");
        var many = ManyLigands.Arguments(scratch, Benzene.Record("a"));
        await GlimpseCall.RunAsync(many);
        var table = await File.ReadAllTextAsync(scratch.In("out/series.csv"), TestContext.Current.CancellationToken);
        var mode = File.GetUnixFileMode(scratch.In("out/00001_a"));
        File.SetUnixFileMode(scratch.In("out/00001_a"), UnixFileMode.None);
        var call = await GlimpseCall.RunAsync([.. many, "--resume"]);
        File.SetUnixFileMode(scratch.In("out/00001_a"), mode);
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains("00001_a' of a ligand can't be read", call.Error);
        Assert.Equal(
            table,
            await File.ReadAllTextAsync(scratch.In("out/series.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_link_that_leads_to_no_folder_is_called_one()
    {
        Directory.CreateSymbolicLink(scratch.In("out"), scratch.In("gone"));
        var call = await ExplainAsync();
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains("it is a link to", call.Error);
    }

    [Theory]
    [InlineData("summary.json")]
    [InlineData("atoms.pdb")]
    [InlineData(".glimpse-unfinished")]
    public async Task What_is_no_file_where_one_of_ours_would_be_is_refused_before_anything_is_computed_or_moved(
        string name)
    {
        await ExplainAsync();
        File.Delete(scratch.In($"out/{name}"));
        if (name == ".glimpse-unfinished")
            scratch.Write($"out/{name}", "mine");
        else
            Directory.CreateDirectory(scratch.In($"out/{name}"));
        var (before, opened) = (Files(), false);
        var call = await GlimpseCall.RunAsync(
            new LinearModels { OnOpen = () => opened = true },
            TestContext.Current.CancellationToken,
            Arguments());
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains($"{name}' is there already", call.Error);
        Assert.False(opened);
        Assert.Equal(before, Files());
    }

    [Theory]
    [InlineData("out/summary.json")]
    [InlineData("out/series.csv")]
    [InlineData("out/series.json")]
    [InlineData("out/00001_a/summary.json")]
    [InlineData("out/00001_a/series-entry.json")]
    public async Task A_pipe_in_the_place_of_a_file_of_ours_is_not_waited_for(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs named pipes");
        Directory.CreateDirectory(scratch.In("out/00001_a"));
        using (var make = Process.Start("mkfifo", [scratch.In(name)])!)
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        var call = await GlimpseCall
            .RunAsync(ManyLigands.Arguments(scratch, Benzene.Record("a"), "--resume"))
            .WaitAsync(HangGuard, TestContext.Current.CancellationToken);
        var isRefused = name != "out/summary.json"; // Of a single result, which a run of many leaves alone.
        Assert.Equal(isRefused ? ExitCode.BadInput : ExitCode.Done, call.ExitCode);
        Assert.Equal(isRefused, call.Error.Contains($"{name}' is there already"));
    }

    [Fact]
    public async Task A_summary_that_lists_what_is_not_ours_has_nothing_else_removed()
    {
        await ExplainAsync();
        scratch.Write("precious.txt", "mine");
        scratch.Write("out/thesis.tex", "mine");
        var path = scratch.In("out/summary.json");
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            path,
            text.Replace("\"atoms.csv\"", "\"../precious.txt\"").Replace("\"atoms.pdb\"", "\"thesis.tex\""),
            TestContext.Current.CancellationToken);
        File.Delete(scratch.In("out/atoms.csv"));
        File.Delete(scratch.In("out/atoms.pdb"));
        Assert.Equal(ExitCode.Done, (await ExplainAsync()).ExitCode);
        Assert.True(File.Exists(scratch.In("precious.txt")));
        Assert.True(File.Exists(scratch.In("out/thesis.tex")));
    }

    [Fact]
    public async Task A_folder_that_another_run_writes_to_is_refused_and_who_it_is_is_said()
    {
        using (OutputFolder.Open(scratch.In("out")))
        {
            var call = await ExplainAsync();
            Assert.Equal(ExitCode.BadInput, call.ExitCode);
            Assert.Contains(
                $"is being written to by process {Environment.ProcessId} on {Environment.MachineName}",
                call.Error);
        }

        Assert.Equal(ExitCode.Done, (await ExplainAsync()).ExitCode);
        Assert.Equal(["atoms.csv", "atoms.pdb", "summary.json"], Files());
    }

    [Fact]
    public void A_lock_whose_file_was_taken_away_is_not_held()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux says what became of an open file");
        using var held = Glimpse.Bridge.Hosting.FileLock.TryTake(scratch.In("lock"))!;
        Assert.True(held.IsInPlace);
        File.Delete(scratch.In("lock"));
        Assert.False(held.IsInPlace);
    }

    [Fact]
    public void A_file_that_cannot_be_finished_leaves_the_one_that_was_there()
    {
        var path = scratch.Write("table.csv", "whole");
        Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("ha"u8);
            throw new IOException("No space left on device");
        }));
        Assert.Equal("whole", File.ReadAllText(path));
        Assert.Equal(["table.csv"], Directory.GetFiles(scratch.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void A_link_is_replaced_and_what_it_leads_to_is_not_touched()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        var mine = scratch.Write("mine.txt", "mine");
        foreach (var link in new[] { "table.csv", "table.csv" + AtomicFile.UnfinishedSuffix })
            File.CreateSymbolicLink(scratch.In(link), mine);
        AtomicFile.Write(scratch.In("table.csv"), Encoding.UTF8.GetBytes("new"));
        Assert.Equal(("mine", "new"), (File.ReadAllText(mine), File.ReadAllText(scratch.In("table.csv"))));
        Assert.Null(new FileInfo(scratch.In("table.csv")).LinkTarget);
    }

    [Fact]
    public void A_disk_that_fills_leaves_the_earlier_files_whole()
    {
        using var folder = OutputFolder.Open(scratch.In("out"));
        const string Index = "{\"program\": {\"name\": \"Glimpse Bridge\"}, \"files\": [\"a.csv\"]}";
        folder.Write(
            "index.json",
            _ => true,
            [("a.csv", "first"u8.ToArray()), ("index.json", Encoding.UTF8.GetBytes(Index))]);
        var fault = Assert.Throws<GlimpseException>(() => folder.Write("index.json", _ => true, Contents()));
        Assert.Contains("No space left", fault.Message);
        Assert.Equal("first", File.ReadAllText(scratch.In("out/a.csv")));
        Assert.Equal(Index, File.ReadAllText(scratch.In("out/index.json")));
        Assert.Empty(Directory.GetDirectories(scratch.In("out")));

        static IEnumerable<(string Name, ReadOnlyMemory<byte> Content)> Contents()
        {
            yield return ("a.csv", "second"u8.ToArray());
            throw new IOException("No space left on device");
        }
    }

    /// <summary>There are no predictions, which would be said if anything were read.</summary>
    [Theory]
    [InlineData("kdeep", "evaluation.md")]
    [InlineData("kdeep", "series.csv")]
    [InlineData("kdeep", "pairs.csv")]
    [InlineData("kdeep", "calibration.png")]
    [InlineData("kdeep", "scatter.png")]
    [InlineData("kdeep", "training.png")]
    [InlineData("pose", "roc-docked.png")]
    [InlineData("pose", "roc.png")]
    [InlineData("clash", "precision-recall.png")]
    [InlineData("clash", "depth.png")]
    public async Task An_evaluation_is_refused_before_it_reads_where_a_file_of_its_names_is_not_ours(
        string model,
        string name)
    {
        Assert.SkipUnless(PlotStyle.HasFonts || !name.EndsWith(".png", StringComparison.Ordinal), "needs fonts");
        Directory.CreateDirectory(scratch.In("out"));
        scratch.Write($"out/{name}", "mine");
        scratch.Write("log.csv", "");
        var call = await GlimpseCall.RunAsync(
            "evaluate",
            model,
            "--predictions",
            scratch.Path,
            "--data",
            scratch.Path,
            "--out",
            scratch.In("out"));
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains($"{name}' is there already", call.Error);
        Assert.Equal([scratch.In($"out/{name}")], Directory.GetFileSystemEntries(scratch.In("out")));
        Assert.Equal(
            "mine",
            await File.ReadAllTextAsync(scratch.In($"out/{name}"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void What_lies_in_the_way_since_is_refused_and_nothing_unfinished_stays()
    {
        using var folder = OutputFolder.Open(scratch.In("out"));
        scratch.Write("out/a.csv", "mine");
        const string Index = "{\"program\": {\"name\": \"Glimpse Bridge\"}, \"files\": [\"a.csv\"]}";
        var fault = Assert.Throws<GlimpseException>(() => folder.Write(
            "index.json",
            _ => true,
            [("a.csv", "first"u8.ToArray()), ("index.json", Encoding.UTF8.GetBytes(Index))]));
        Assert.Contains("a.csv' is there already", fault.Message);
        Assert.Equal(["a.csv"], Files().Where(name => !name.StartsWith(".glimpse-", StringComparison.Ordinal)));
        Assert.Empty(Directory.GetDirectories(scratch.In("out")));
    }

    private string[] Files() =>
        [
            .. Directory
                .GetFiles(scratch.In("out"))
                .Select(file => Path.GetFileName(file)!)
                .Order(StringComparer.Ordinal),
        ];

    private string[] Arguments(params string[] more) =>
        [
            "explain",
            Fixture.PathOf("1hpv.pdb"),
            "--ligand",
            "478",
            "--model",
            LinearModels.Name,
            "--out",
            scratch.In("out"),
            "--steps",
            "2",
            .. more,
        ];

    private Task<GlimpseCall> ExplainAsync(params string[] more) => GlimpseCall.RunAsync(Arguments(more));
}
