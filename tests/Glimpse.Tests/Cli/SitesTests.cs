using Glimpse.Bridge.Cli;
using Xunit;

namespace Glimpse.Tests.Cli;

public sealed class SitesTests : IDisposable
{
    private static readonly string[] Atoms =
    [
        .. File.ReadAllLines(Fixture.PathOf("1hpv.pdb"))
            .Where(line =>
                line.StartsWith("ATOM", StringComparison.Ordinal) || line.StartsWith("HETATM", StringComparison.Ordinal)
            ),
    ];

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Each_model_of_a_file_of_poses_is_a_ligand()
    {
        var pose = Atoms.Where(line => line[17..20] == "478").ToArray();
        var poses = Write(
            "poses.pdb",
            [
                "MODEL        1",
                .. pose,
                "ENDMDL",
                "MODEL        2",
                .. pose,
                "ENDMDL",
                "MODEL        3",
                .. pose,
                "ENDMDL",
            ]);
        var protein = Write("protein.pdb", Atoms.Where(line => line[17..20] != "478"));
        var call = await GlimpseCall.RunAsync(
            "explain",
            "--protein",
            protein,
            "--ligands",
            poses,
            "--model",
            "linear",
            "--out",
            scratch.In("out"));
        Assert.Equal(ExitCode.Done, call.ExitCode);
        Assert.Contains("3 explained, 0 failed", call.Error);
        Assert.Equal(
            ["00001", "00002", "00003"],
            Directory.GetDirectories(scratch.In("out")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task The_models_of_an_assembly_are_joined_on_request_and_missed_otherwise()
    {
        var assembly = Write(
            "assembly.pdb",
            [
                "MODEL        1",
                .. Atoms.Where(line => line[21] != 'B'),
                "ENDMDL",
                "MODEL        2",
                .. Atoms.Where(line => line[21] == 'B'),
                "ENDMDL",
            ]);
        var one = await GlimpseCall.RunAsync(
            "explain",
            assembly,
            "--ligand",
            "478",
            "--model",
            "linear",
            "--out",
            scratch.In("one"));
        Assert.Contains("assembly.pdb holds 2 models; model 1 was read.", Words(one.Output));
        Assert.Contains("Model 2 of the file, which wasn't read, lies within 5 Å of the ligand", Words(one.Output));
        var joined = await GlimpseCall.RunAsync(
            "explain",
            assembly,
            "--ligand",
            "478",
            "--model",
            "linear",
            "--out",
            scratch.In("joined"),
            "--assembly",
            "models");
        Assert.Equal(ExitCode.Done, joined.ExitCode);
        Assert.DoesNotContain("wasn't read", Words(joined.Output));
        Assert.Contains("B-2", Words(joined.Output));
        var both = await GlimpseCall.RunAsync("ligands", assembly, "--assembly", "models", "--model-number", "1");
        Assert.Equal(ExitCode.BadUsage, both.ExitCode);
    }

    [Fact]
    public async Task The_list_of_candidates_says_which_model_was_read()
    {
        var models = Write("models.pdb", ["MODEL        1", .. Atoms, "ENDMDL", "MODEL        2", .. Atoms, "ENDMDL"]);
        var call = await GlimpseCall.RunAsync("ligands", models);
        Assert.Equal("models.pdb holds 2 models; model 1 was read.", call.Error.Trim());
    }

    private static string Words(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private string Write(string name, IEnumerable<string> lines)
    {
        File.WriteAllLines(scratch.In(name), lines);
        return scratch.In(name);
    }
}
