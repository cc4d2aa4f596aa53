using Glimpse.Bridge.Cli;
using Glimpse.Core;
using Spectre.Console;
using Xunit;

namespace Glimpse.Tests.Cli;

public sealed class CleanOutputTests : IDisposable
{
    // A residue name that resets a terminal, an escape in an atom's name, C1's CSI in a title.
    private const string Reset = "\u001bc";
    private const string Csi = "\u009b31m";
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Names_in_a_structure_dont_reach_the_terminal_as_escape_sequences()
    {
        var lines = Fixture
            .Text("1hpv.pdb")
            .Split('\n')
            .Select(line =>
                line.StartsWith("HETATM") && line[17..20] == "478"
                    ? $"{line[..17]}{Reset}8{line[20..]}".Replace(" C21 ", " C\u001b1 ")
                    : line);
        var path = scratch.Write("hostile.pdb", string.Join('\n', lines));
        foreach (
            var arguments in (string[][])
                [
                    ["ligands", path],
                    ["ligands", path, "--json"],
                    [
                        "explain",
                        path,
                        "--ligand",
                        Reset + "8",
                        "--model",
                        LinearModels.Name,
                        "--steps",
                        "2",
                        "--out",
                        scratch.In("out"),
                    ],
                ])
        {
            var call = await GlimpseCall.RunAsync(arguments);
            Assert.Equal(ExitCode.Done, call.ExitCode);
            AssertClean(call);
        }
    }

    [Fact]
    public async Task Neither_do_titles_files_and_what_was_typed()
    {
        var poses = scratch.Write(
            $"po{Csi}ses.sdf",
            Benzene.Record("a" + Csi) + "broken" + Csi + "\n\n\n  x\nM  END\n$$$$\n");
        var call = await GlimpseCall.RunAsync(
            "explain",
            "--protein",
            Fixture.PathOf("1hpv.pdb"),
            "--ligands",
            poses,
            "--model",
            LinearModels.Name,
            "--steps",
            "2",
            "--out",
            scratch.In("out" + Csi));
        Assert.Equal(ExitCode.SomeLigandsFailed, call.ExitCode);
        AssertClean(call);
        AssertClean(await GlimpseCall.RunAsync("explain", "no" + Csi, "--model", "no" + Csi, "--out", "x"));
        AssertClean(await GlimpseCall.RunAsync("no" + Csi));
    }

    [Fact]
    public void A_console_keeps_its_own_colours_and_loses_those_of_a_text()
    {
        using var output = new StringWriter();
        var console = new Terminal(output, TextWriter.Null).OutputConsole;
        console.Profile.Capabilities.Ansi = true;
        console.Profile.Capabilities.ColorSystem = ColorSystem.Standard;
        console.Write(new Table().AddColumn("x").AddRow(new Text("a" + Reset + "b", new Style(Color.Red))));
        Assert.Contains("a?cb", output.ToString());
        Assert.Contains("\u001b[", output.ToString());
        Assert.DoesNotContain(Reset, output.ToString());
    }

    [Fact]
    public void A_line_is_one_line_in_its_own_direction_and_lines_stay_lines()
    {
        Assert.Equal("a b?c?", Printable.Line("a\r\nb\u001bc\u202e"));
        Assert.Equal("a\nb\r\nc\td??", Printable.Lines("a\nb\r\nc\td\r\u007f"));
    }

    private static void AssertClean(GlimpseCall call) =>
        Assert.DoesNotContain(call.Output + call.Error, c => char.IsControl(c) && c != '\n');
}
