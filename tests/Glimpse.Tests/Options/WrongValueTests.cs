using Glimpse.Bridge.Cli;
using Glimpse.Bridge.Jobs;
using Glimpse.Bridge.Options;
using Glimpse.Core;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
using Glimpse.Tests.Daemon;
using Xunit;

namespace Glimpse.Tests.Options;

/// <summary>A value that an option doesn't take is refused in the same words everywhere.</summary>
public sealed class WrongValueTests
{
    private const string Nonsense = "-1e999";

    /// <summary>All but those for which every text is a value.</summary>
    private static IEnumerable<OptionRow> Limited => OptionTable.All.Where(row =>
        row.Kind != OptionKind.Text && row.Kind != OptionKind.Structure && row.Kind != OptionKind.Template);

    public static TheoryData<string> OnTheCommandLine =>
        [.. Limited.Where(row => row.Kind != OptionKind.Flag).Select(row => row.Name)];

    public static TheoryData<string> OnTheWire =>
        [
            .. new[] { "options.", "reading.", "typing." }
                .SelectMany(OptionTable.Below)
                .Select(row => row.Name),
        ];

    [Theory]
    [MemberData(nameof(OnTheCommandLine))]
    public async Task The_command_line_says_what_the_option_takes(string name)
    {
        var call = await GlimpseCall.RunAsync("explain", "x.pdb", "--json", $"--{name}", Nonsense);
        Assert.Equal(ExitCode.BadUsage, call.ExitCode);
        Assert.Contains($"--{name} takes {OptionTable.Find(name)!.Kind.Takes}, not '{Nonsense}'.", call.Error);
    }

    [Theory]
    [MemberData(nameof(OnTheWire))]
    public void The_wire_says_what_the_option_takes(string name)
    {
        var row = OptionTable.Find(name)!;
        var (part, member) = (row.Member!.Split('.')[0], row.Member.Split('.')[1]);
        var fault = Assert.Throws<GlimpseException>(() => RequestOptions.Of(With(part, member, new[] { 0.5 }), 200));
        Assert.Equal($"--{name} takes {row.Kind.Takes}, not '[0.5]'.", fault.Message);
        Assert.Equal([name], fault.Options);
    }

    [Theory]
    [InlineData("steps", 0)]
    [InlineData("maxSteps", 9)]
    [InlineData("tolerance", 0)]
    [InlineData("rotations", 25)]
    [InlineData("topVoxels", 1.5)]
    [InlineData("rule", "simpson")]
    public void A_value_out_of_range_is_refused_on_the_wire(string member, object value) =>
        Assert.Throws<GlimpseException>(() => RequestOptions.Of(With("options", member, value), 200));

    [Fact]
    public void What_null_stands_for_is_left_out() => Assert.Equal(
        new ExplainSettings().Options,
        RequestOptions.Of(With("options", "steps", null!), 200).Options);

    [Theory]
    [InlineData("symmetry", "symmetry")]
    [InlineData("includeWaters", "include-waters")]
    [InlineData("includeBuffer", "include-buffer")]
    public void A_flag_is_never_null(string member, string name)
    {
        var fault = Assert.Throws<GlimpseException>(() => RequestOptions.Of(With("typing", member, null!), 200));
        Assert.Equal($"--{name} takes true or false, not 'null'.", fault.Message);
        Assert.Equal([name], fault.Options);
    }

    [Theory]
    [InlineData("topVoxels", 3)]
    [InlineData("baseline", "apo")]
    [InlineData("rotations", 2)]
    public void Occlusion_goes_with_as_little_on_the_wire_as_on_the_command_line(string member, object value)
    {
        var request = Request() with { Options = Requested.Options((member, value), ("method", "occlusion")) };
        var fault = Assert.Throws<GlimpseException>(() => RequestOptions.Of(request, 200));
        Assert.EndsWith(
            "doesn't go with --method occlusion, which takes atoms away and has no map or baseline.",
            fault.Message);
    }

    [Fact]
    public void Frames_go_without_what_would_stand_still()
    {
        var frames = new CoordinateFrames(1, 1, [0]);
        var copies = With("typing", "symmetry", true) with { Frames = frames };
        Assert.StartsWith(
            "--symmetry doesn't go with frames: copies",
            Assert.Throws<GlimpseException>(() => RequestOptions.Of(copies, 200)).Message);
        var versus = Request() with { Frames = frames, Versus = new StructureText("x") };
        Assert.StartsWith(
            "--versus doesn't go with frames: the ligand",
            Assert.Throws<GlimpseException>(() => RequestOptions.Of(versus, 200)).Message);
        var none = With("typing", "symmetry", false) with { Frames = frames };
        Assert.False(RequestOptions.Of(none, 200).Typing.Symmetry);
    }

    [Fact]
    public void The_most_heavy_atoms_are_the_daemons_unless_a_request_says_how_many()
    {
        Assert.Equal(123, RequestOptions.Of(Request(), 123).Typing.MostLigandAtoms);
        Assert.Equal(321, RequestOptions.Of(With("typing", "ligandAtoms", 321), 123).Typing.MostLigandAtoms);
    }

    private static ExplainRequest With(string part, string member, object value)
    {
        var members = Requested.Options((member, value));
        return part switch
        {
            "options" => Request() with { Options = members },
            "reading" => Request() with { Reading = members },
            _ => Request() with { Typing = members },
        };
    }

    private static ExplainRequest Request() => new() { Model = "m", Structure = new StructureText("x") };
}
