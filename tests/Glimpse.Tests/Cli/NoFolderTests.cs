using System.Text.Json;
using Glimpse.Bridge.Cli;
using Xunit;

namespace Glimpse.Tests.Cli;

/// <summary><c>glimpse explain --json</c> without a folder prints and writes nothing.</summary>
public sealed class NoFolderTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_record_without_a_folder_is_that_of_one_with_it_but_for_files_and_times()
    {
        string[] call =
            ["explain", Fixture.PathOf("1hpv.pdb"), "--ligand", "478", "--model", LinearModels.Name, "--json"];
        var alone = Record(Assert.Single(await LinesAsync(call)));
        var written = Record(Assert.Single(await LinesAsync([.. call, "--out", scratch.In("out")])));
        Assert.Empty(alone["files"].EnumerateArray());
        Assert.NotEmpty(written["files"].EnumerateArray());
        foreach (var (name, value) in written.Where(member => member.Key is not ("files" or "timings")))
            Assert.Equal(value.GetRawText(), alone[name].GetRawText());
    }

    [Fact]
    public async Task Many_ligands_without_a_folder_are_a_line_each_and_leave_nothing_behind()
    {
        await File.WriteAllTextAsync(
            scratch.In("poses.sdf"),
            Benzene.Record("a") + "broken\n\n\n  x  y  0\nM  END\n$$$$\n" + Benzene.Record("b", shift: 0.5),
            TestContext.Current.CancellationToken);
        var call = await GlimpseCall.RunAsync(
            "explain", "--protein", Fixture.PathOf("1hpv.pdb"), "--ligands", scratch.In("poses.sdf"),
            "--model", LinearModels.Name, "--json");
        Assert.Equal(ExitCode.SomeLigandsFailed, call.ExitCode);
        Assert.Equal(3, call.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.EndsWith("2 explained, 1 failed\n", call.Error, StringComparison.Ordinal);
        Assert.Equal(["poses.sdf"], Directory.GetFileSystemEntries(scratch.Path).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("explain x.pdb", "Give --out")]
    [InlineData("explain x.pdb --json --maps dx", "--maps and --resume need --out")]
    [InlineData("explain --protein p.pdb --ligands l.sdf --json --resume", "--maps and --resume need --out")]
    public async Task What_needs_a_folder_says_so(string arguments, string message)
    {
        var call = await GlimpseCall.RunAsync(arguments.Split(' '));
        Assert.Equal(ExitCode.BadUsage, call.ExitCode);
        Assert.Contains(message, call.Error);
    }

    [Fact]
    public async Task The_model_is_the_affinity_unless_another_is_named()
    {
        var call = await GlimpseCall.RunAsync("explain", Fixture.PathOf("1hpv.pdb"), "--ligand", "478", "--json");
        Assert.Contains("There is no model 'affinity'", call.Error);
    }

    private static async Task<string[]> LinesAsync(string[] arguments)
    {
        var call = await GlimpseCall.RunAsync(arguments);
        Assert.Equal(ExitCode.Done, call.ExitCode);
        return call.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static Dictionary<string, JsonElement> Record(string line) =>
        JsonDocument.Parse(line).RootElement.EnumerateObject().ToDictionary(it => it.Name, it => it.Value.Clone());
}
