using System.Text.Json.Nodes;
using Glimpse.Bridge.Cli;
using Glimpse.Bridge.Explaining;
using Xunit;

namespace Glimpse.Tests.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("explain --model m --out o", "Give either STRUCTURE")]
    [InlineData("explain x.pdb --protein p.pdb --ligands l.sdf --model m --out o", "Give either STRUCTURE")]
    [InlineData("explain --protein p.pdb --model m --out o", "--protein and --ligands go together")]
    [InlineData("explain x.pdb --ligands l.sdf --model m --out o", "--protein and --ligands go together")]
    [InlineData(
        "explain --protein p.pdb --ligands l.sdf --ligand 478 --model m --out o",
        "--ligand picks a ligand out of STRUCTURE")]
    [InlineData("explain x.pdb --model m --out o --steps 0", "--steps takes a whole number from 1 to 100000, not '0'")]
    [InlineData("explain x.pdb --model m --out o --top ten", "--top takes a whole number from 1 to 1000, not 'ten'")]
    [InlineData("explain x.pdb --model m --out o --steps \t", "--steps takes a whole number")]
    [InlineData(
        "explain x.pdb --model m --out o --rule simpson",
        "--rule takes adaptive, gauss-legendre, midpoint or riemann, not 'simpson'")]
    [InlineData("explain x.pdb --model m --out o --baseline protein", "protein")]
    [InlineData(
        "explain x.pdb --model m --out o --baseline apo --interaction",
        "--baseline doesn't go with --interaction")]
    [InlineData(
        "explain x.pdb --model m --out o --versus y.sdf --interaction",
        "--interaction doesn't go with --versus")]
    [InlineData("explain x.pdb --model m --out o --rotations 25", "--rotations takes a whole number from 1 to 24")]
    [InlineData("explain x.pdb --model m --out o --method lime", "lime")]
    [InlineData("explain x.pdb --model m --out o --device gpu", "--device takes auto, cpu, cuda or cuda:N")]
    [InlineData("explain x.pdb --model m --out o --threads 0", "--threads takes a whole number")]
    [InlineData("train kdeep --data d --out o --epochs 0", "--epochs takes a whole number from 1, not '0'.")]
    [InlineData("train kdeep --data d --out o --epochs ten", "--epochs takes a whole number from 1, not 'ten'.")]
    [InlineData("train kdeep --data d --out o --fold 5", "--fold takes a whole number from 0 to 4, not '5'.")]
    [InlineData("explain x.pdb --model m --out o --tolerance -1", "--tolerance takes a number above 0")]
    [InlineData("explain x.pdb --model m --out o --tolerance 0,01", "--tolerance takes a number above 0")]
    [InlineData(
        "explain x.pdb --model m --out o --steps 10 --tolerance 1",
        "--tolerance doesn't go with --steps, which is")]
    [InlineData(
        "explain x.pdb --model m --out o --steps 10 --rule adaptive",
        "--steps doesn't go with --rule adaptive, which")]
    [InlineData(
        "explain x.pdb --model m --out o --maps dx,xyz",
        "--maps takes some of dx, cube, npy and ccp4 with commas between, not 'xyz'")]
    [InlineData("explian x.pdb", "explian")]
    [InlineData("", "command")]
    public async Task Bad_usage_is_exit_code_2_and_says_what_is_wrong(string arguments, string message)
    {
        var call = await GlimpseCall.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(ExitCode.BadUsage, call.ExitCode);
        Assert.Contains(message, call.Error);
        Assert.Contains("--help says how", call.Error);
        Assert.Empty(call.Output);
    }

    [Theory]
    [InlineData("ligands ∅", "STRUCTURE")]
    [InlineData("explain ∅ --ligand 478 --model m --out o", "STRUCTURE")]
    [InlineData("explain x.pdb --ligand ∅ --model m --out o", "--ligand")]
    [InlineData("explain x.pdb --ligand 478 --model m --out ∅", "--out")]
    [InlineData("explain x.pdb --ligand 478 --template ∅ --model m --out o", "--template")]
    [InlineData("train kdeep --data d --out o --config ∅", "--config")]
    [InlineData("train kdeep --data ∅ --out o", "--data")]
    [InlineData("evaluate kdeep --predictions p --folds ∅", "--folds")]
    [InlineData("plugin pack pymol ∅", "TARGET")]
    public async Task An_empty_value_is_a_mistake_in_the_command_that_names_it(string arguments, string name)
    {
        var call = await GlimpseCall.RunAsync([.. arguments.Split(' ').Select(word => word == "∅" ? "" : word)]);
        Assert.Equal(ExitCode.BadUsage, call.ExitCode);
        Assert.Contains($"{name} has an empty value", call.Error);
    }

    [Theory]
    [InlineData("explain x.pdb --ligand 478 --model m --out r\uFFFD", "--out")]
    [InlineData("explain \uFFFD.pdb --ligand 478 --model m --out o", "STRUCTURE")]
    [InlineData("plugin pack pymol x\uFFFD.zip", "TARGET")]
    public async Task A_name_that_is_not_UTF_8_is_refused_as_another_would_be_taken_for_it(
        string arguments,
        string name)
    {
        var call = await GlimpseCall.RunAsync(arguments.Split(' '));
        Assert.Equal(ExitCode.BadUsage, call.ExitCode);
        Assert.Contains($"{name} '", call.Error);
        Assert.Contains("isn't UTF-8", call.Error);
    }

    [Theory]
    [InlineData(
        "--help",
        "glimpse explain 1hpv.pdb --ligand 478 --model clash --out out/",
        "Exit codes:",
        "GLIMPSE_MODELS")]
    [InlineData("explain --help", "summary.json", "Exit codes:", "PyMOL and VMD half a voxel off")]
    public async Task Help_has_examples_and_exit_codes(string arguments, params string[] texts)
    {
        var call = await GlimpseCall.RunAsync(arguments.Split(' '));
        Assert.Equal((ExitCode.Done, ""), (call.ExitCode, call.Error));
        Assert.All(texts, text => Assert.Contains(text, call.Output));
    }

    [Fact]
    public async Task Version_is_the_one_number_of_the_build()
    {
        var call = await GlimpseCall.RunAsync("--version");
        Assert.Equal(ResultRecords.Program.Version + "\n", call.Output);
        Assert.Matches(@"^\d+\.\d+\.\d+$", ResultRecords.Program.Version);
    }

    [Theory]
    [InlineData(false, "linear")]
    [InlineData(true, """[{"name":"linear",""")]
    public async Task The_models_are_listed(bool json, string text)
    {
        var call = await GlimpseCall.RunAsync(["models", "list", .. json ? ["--json"] : Array.Empty<string>()]);
        Assert.Equal((ExitCode.Done, ""), (call.ExitCode, call.Error));
        Assert.Contains(text, call.Output);
    }

    [Fact]
    public async Task A_list_says_where_each_model_lies_and_what_it_hides()
    {
        var models = new LinearModels { TakesShippedPlace = true };
        var lines = (
            await GlimpseCall.RunAsync(models, TestContext.Current.CancellationToken, "models", "list")
        ).Output.Split('\n');
        Assert.Contains("linear 1.0, yours, in /models/linear", lines);
        Assert.Contains($"  SHA-256 of its weights {LinearModels.WeightsSha256}", lines);
        Assert.Contains("  takes the place of the model in /program/models/linear", lines);
        var json = JsonNode.Parse(
            (
                await GlimpseCall.RunAsync(models, TestContext.Current.CancellationToken, "models", "list", "--json")
            ).Output
        )![0]!;
        Assert.Equal(
            ("/models/linear", "/program/models/linear"),
            (json["path"]!.GetValue<string>(), json["hides"]![0]!.GetValue<string>()));
        Assert.Equal(LinearModels.WeightsSha256, json["provenance"]!["weightsSha256"]![0]!.GetValue<string>());
    }
}
