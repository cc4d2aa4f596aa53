using System.Globalization;
using Glimpse.Bridge.Cli;
using Xunit;

namespace Glimpse.Tests.Cli;

/// <summary>
/// Every way to hand the program something wrong: one line that says what to do, the documented exit code, no stack
/// trace.
/// </summary>
public sealed class BadInputTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public Task No_such_file() =>
        RefusedAsync(scratch.In("none.pdb"), "none.pdb: there is no such file. Check the path.");

    [Fact]
    public async Task A_file_that_another_program_has_locked()
    {
        var path = Altered(Apo);
        await using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        await RefusedAsync(path, "altered.pdb: another program has locked the file. Wait");
    }

    [Fact]
    public async Task A_path_that_goes_back_from_a_link()
    {
        Directory.CreateDirectory(scratch.In("real/in"));
        Directory.CreateDirectory(scratch.In("work"));
        Directory.CreateSymbolicLink(scratch.In("work/link"), scratch.In("real/in"));
        File.Copy(Altered(Apo), scratch.In("work/a.pdb"));
        var call = await ExplainAsync(
            scratch.In("work/link/../a.pdb"),
            LinearModels.Name,
            scratch.In("work/link/../out"));
        Assert.Equal(ExitCode.BadUsage, call.ExitCode);
        Assert.Contains("a.pdb' goes back from the link '", call.Error);
        Assert.Contains("out' goes back from the link '", call.Error);
        Assert.False(Directory.Exists(scratch.In("work/out")));
    }

    [Fact]
    public async Task A_name_that_begins_with_at_is_no_file_of_words()
    {
        scratch.Write("words", "--wrong");
        await RefusedAsync("@" + scratch.In("words"), "there is no such file");
    }

    [Fact]
    public Task An_empty_file() => RefusedAsync(scratch.Write("empty.pdb", ""), "empty.pdb: the file is empty.");

    [Fact]
    public Task A_text_that_is_no_structure() =>
        RefusedAsync(scratch.Write("a.pdb", "Dear reader,\nhow are you?\n"), "a.pdb, line 1");

    [Fact]
    public Task No_ligand_in_the_file() => RefusedAsync(Altered(Apo), "altered.pdb: no ligand was found");

    [Fact]
    public Task No_ligand_of_that_name_lists_the_candidates() =>
        RefusedAsync(
            Fixture.PathOf("1hpv.pdb"),
            "there is no residue FOO; candidates are :478:200 (35 heavy atoms).",
            "--ligand",
            "FOO");

    [Fact]
    public Task Several_ligands_of_that_name_are_listed() =>
        RefusedAsync(Altered(TwoCopies), ":478:201", "--ligand", "478");

    [Fact]
    public Task A_ligand_outside_the_protein() => RefusedAsync(Altered(Moved), "altered.pdb", "--ligand", "478");

    [Fact]
    public Task A_ligand_of_one_atom() =>
        RefusedAsync(
            Altered(lines => lines.Where(line => !IsLigand(line) || line.Contains(" C1  478"))),
            "478",
            "--ligand",
            "478");

    [Fact]
    public Task A_ligand_of_more_than_200_heavy_atoms() => RefusedAsync(Altered(Grown), "200", "--ligand", "478");

    [Fact]
    public Task An_unknown_element() =>
        RefusedAsync(
            Altered(lines => lines.Select(line => line.Replace(" C1  478", "XX1  478"))),
            "altered.pdb, line 1",
            "--ligand",
            "478");

    [Fact]
    public Task A_coordinate_that_is_no_number() =>
        RefusedAsync(
            Altered(lines =>
                lines.Select(line => line.Contains(" C1  478") ? line.Replace("  11.169", "     NaN") : line)),
            "altered.pdb, line 1",
            "--ligand",
            "478");

    [Fact]
    public async Task An_unknown_model_lists_those_there_are_and_is_bad_usage()
    {
        var call = await ExplainAsync(Fixture.PathOf("1hpv.pdb"), "nosuch", scratch.In("out"));
        Assert.Equal(
            (ExitCode.BadUsage, "error: There is no model 'nosuch'. Choose linear.\n"),
            (call.ExitCode, call.Error));
    }

    [Fact]
    public async Task An_output_folder_that_can_not_be_written_is_said_before_anything_is_read()
    {
        var file = scratch.Write("file", "");
        var call = await ExplainAsync(scratch.In("none.pdb"), LinearModels.Name, file);
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.StartsWith($"error: The output folder '{file}' can't be written", call.Error);
    }

    [Fact]
    public async Task With_json_a_fault_is_a_record_on_stdout_too()
    {
        var call = await ExplainAsync(scratch.In("none.pdb"), LinearModels.Name, scratch.In("out"), "--json");
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains(
            "\"error\":{\"code\":\"bad-input\",",
            Assert.Single(call.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    private async Task RefusedAsync(string structure, string message, params string[] more)
    {
        var call = await ExplainAsync(structure, LinearModels.Name, scratch.In("out"), more);
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Empty(call.Output);
        var line = Assert.Single(
            call.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line =>
                !line.StartsWith("loading", StringComparison.Ordinal)
                && !line.StartsWith("explaining", StringComparison.Ordinal));
        Assert.StartsWith("error: ", line);
        Assert.Contains(message, line);
    }

    private static Task<GlimpseCall> ExplainAsync(
        string structure,
        string model,
        string folder,
        params string[] more
    ) => GlimpseCall.RunAsync(["explain", structure, "--model", model, "--out", folder, "--steps", "2", .. more]);

    private string Altered(Func<IEnumerable<string>, IEnumerable<string>> change) =>
        scratch.Write("altered.pdb", string.Join('\n', change(File.ReadLines(Fixture.PathOf("1hpv.pdb")))) + "\n");

    private static bool IsLigand(string line) =>
        line.StartsWith("HETATM", StringComparison.Ordinal) && line.Contains(" 478 ");

    private static IEnumerable<string> Apo(IEnumerable<string> lines) =>
        lines.Where(line =>
            !line.StartsWith("HETATM", StringComparison.Ordinal) && !line.StartsWith("CONECT", StringComparison.Ordinal)
        );

    private static IEnumerable<string> TwoCopies(IEnumerable<string> lines) =>
        lines.SelectMany(line =>
            IsLigand(line) ? [line, Shifted(line, 20).Replace("478   200", "478   201")] : new[] { line });

    private static IEnumerable<string> Moved(IEnumerable<string> lines) =>
        lines.Select(line => IsLigand(line) ? Shifted(line, 300) : line);

    private static IEnumerable<string> Grown(IEnumerable<string> lines) =>
        lines.SelectMany(line =>
            IsLigand(line)
                ? Enumerable
                    .Range(0, 6)
                    .Select(copy => Shifted(line[..12] + $"C{copy}{line[13..15].Trim(), -2}" + line[16..], 0.3 * copy))
                : [line]);

    private static string Shifted(string line, double by) =>
        line[..30]
        + (double.Parse(line[30..38], CultureInfo.InvariantCulture) + by)
            .ToString("F3", CultureInfo.InvariantCulture)
            .PadLeft(8)
        + line[38..];
}
