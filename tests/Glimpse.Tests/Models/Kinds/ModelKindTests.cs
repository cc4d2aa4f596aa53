using System.Text.Json;
using Glimpse.Bridge.Cli;
using Glimpse.Bridge.Explaining;
using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Voxels;
using Glimpse.Models.Inference;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
using Glimpse.Tests.Daemon;
using Xunit;

namespace Glimpse.Tests.Models.Kinds;

/// <summary>
/// A kind of network that lives in this folder alone, with two outputs, and an ensemble of two of them go the whole
/// way from model.json to a result.
/// </summary>
[Collection(TorchTests.Name)]
public sealed class ModelKindTests : IDisposable
{
    private const string Ligand = ":478:200";

    private readonly string root = Directory.CreateTempSubdirectory("glimpse-kinds").FullName;
    private readonly TorchThread thread;
    private readonly ModelRegistry registry;

    public ModelKindTests(TorchFixture fixture)
    {
        thread = fixture.Thread;
        TwinModels.Write(root, thread);
        registry = new ModelRegistry([root], kinds: TwinModels.Kinds);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Every_output_of_every_model_has_a_name_and_a_models_own_name_is_its_first()
    {
        Assert.Empty(registry.Faults);
        Assert.Equal(
            ["mean:pose", "mean:affinity", "twin:pose", "twin:affinity"],
            registry.Choices.Select(choice => choice.Name));
        Assert.Equal("twin:pose", registry.Choose("twin").Name);
        var affinity = registry.Choose("twin:affinity").Explained;
        Assert.Equal(("affinity", "pK"), (affinity.Name, affinity.Unit));
        Assert.Equal("kdeep", ModelRegistry.Open().Choose("kdeep:affinity").Name);
    }

    [Fact]
    public void An_output_that_a_model_lacks_is_refused_by_its_name()
    {
        var fault = Assert.Throws<GlimpseException>(() => registry.Choose("twin:clash"));
        Assert.Equal(GlimpseErrorCode.BadUsage, fault.Code);
        Assert.Equal("The model 'twin' has no output 'clash'.", fault.Message);
        Assert.Equal("Choose one of twin:pose, twin:affinity.", fault.Remedy);
    }

    [Theory]
    [InlineData("twin:pose")]
    [InlineData("twin:affinity")]
    [InlineData("mean:pose")]
    [InlineData("mean:affinity")]
    public void Each_output_is_explained_and_the_explanation_adds_up(string name)
    {
        using var model = Open(name);
        var (baseline, input) = Ends();
        var ends = model.Predict([baseline, input]);
        var integral = Integrate(model, new ExplainOptions { Tolerance = 1e-4, MaxSteps = 200 });
        Assert.True(integral.Converged);
        Assert.Equal(ends[1] - ends[0], integral.Attributions.Sum(), 2e-4);
        Assert.True(Math.Abs(ends[1] - ends[0]) > 1e-3);
    }

    [Fact]
    public void The_two_outputs_are_two_numbers()
    {
        using var pose = Open("twin:pose");
        using var affinity = Open("twin:affinity");
        var (_, input) = Ends();
        Assert.NotEqual(pose.Predict([input])[0], affinity.Predict([input])[0], 1e-3);
    }

    [Theory]
    [InlineData("pose")]
    [InlineData("affinity")]
    public void What_the_members_explain_adds_up_to_what_the_ensemble_explains(string output)
    {
        var options = ExplainOptions.Fixed(QuadratureRule.GaussLegendre, 8);
        using var ensemble = Open($"mean:{output}");
        var together = Integrate(ensemble, options);
        var sum = new double[together.Attributions.Length];
        var value = 0.0;
        foreach (var (name, weight, _) in TwinModels.Members)
        {
            var folder = ModelFolder.Read(Path.Combine(root, TwinModels.Ensemble, name), TwinModels.Kinds);
            using var member = folder.Open(folder.Manifest.OutputIndex(output), () => thread);
            var alone = Integrate(member, options);
            value += weight / 4 * alone.Value;
            for (var i = 0; i < sum.Length; i++)
                sum[i] += weight / 4 * alone.Attributions[i];
        }

        Assert.Equal(value, together.Value, 1e-9);
        var largest = sum.Max(Math.Abs);
        Assert.True(largest > 0);
        Assert.All(sum.Zip(together.Attributions), pair => Assert.Equal(pair.First, pair.Second, 1e-9 * largest));
    }

    [Fact]
    public void A_turned_input_is_predicted_by_an_ensemble_as_its_members_would()
    {
        using var ensemble = Open("mean");
        var (_, input) = Ends();
        var turned = ensemble.PredictTurned(input, CubeRotation.All);
        var rotation = CubeRotation.All[5];
        Assert.Equal(ensemble.Predict([rotation.Turn(input, Glimpse8Scheme.Instance.GridSize)])[0], turned[5], 1e-5);
    }

    [Fact]
    public void Models_of_one_title_are_told_apart_by_their_names_and_others_go_by_their_titles()
    {
        string[] Titles()
        {
            using var models = new InstalledModels(() => new ModelRegistry([root], kinds: TwinModels.Kinds));
            return [.. models.List().Select(model => model.Title)];
        }

        Assert.Equal(
            [.. registry.Choices.Select(choice => $"Two heads: {choice.Explained.Name} ({choice.Name})")],
            Titles());
        TwinModels.Replace(root, "mean", "Two heads", "Their mean");
        Assert.Equal(["Their mean: pose", "Their mean: affinity", "Two heads: pose", "Two heads: affinity"], Titles());
    }

    [Fact]
    public async Task The_command_line_lists_outputs_and_explains_the_one_that_is_named()
    {
        using var models = new InstalledModels(() => registry);
        var list = await Call(models, "models", "list");
        Assert.Contains("twin:affinity", list.Output);
        Assert.Contains("affinity, pK", list.Output);
        var result = await Explain(models, "mean:affinity");
        var model = result.Model;
        Assert.Equal(("mean:affinity", "affinity", "pK"), (model.Name, model.OutputKind, model.Unit));
        Assert.StartsWith("affinity pK ", result.Prediction.Meaning, StringComparison.Ordinal);
        Assert.Null(result.Prediction.Probability);
        Assert.InRange(Math.Abs(result.Attribution.CompletenessError), 0, 0.01);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    public async Task A_result_of_an_ensemble_tells_what_each_member_says_and_how_far_they_are_apart(string rotations)
    {
        using var models = new InstalledModels(() => registry);
        using var scratch = new ScratchFolder();
        string[] site = [Fixture.PathOf("1hpv.pdb"), "--ligand", Ligand];
        string[] how = ["--model", "mean", "--out", scratch.Path, "--rotations", rotations];
        var call = await Call(models, ["explain", .. site, .. how]);
        Assert.Contains("over 2 members", call.Output);
        var result = JsonSerializer.Deserialize(
            await File.ReadAllTextAsync(scratch.In("summary.json"), TestContext.Current.CancellationToken),
            GlimpseJsonContext.Default.ExplainResult)!;
        var members = result.Ensemble!.Members;
        Assert.Equal([("one", 0.25), ("two", 0.75)], members.Select(member => (member.Name, member.Weight)));
        Assert.Equal(result.Prediction.Value, members.Sum(member => member.Weight * member.Value), 1e-6);
        var apart = Math.Abs(members[0].Value - members[1].Value);
        Assert.Equal(Math.Sqrt(0.25 * 0.75) * apart, result.Ensemble.StandardDeviation, 1e-9);
        Assert.Contains("; 2 members from ", result.Prediction.Meaning);
        Assert.Equal(2, result.Model.Provenance.WeightsSha256.Distinct().Count());
        Assert.Null((await Explain(models, "twin")).Ensemble);
    }

    [Fact]
    public async Task An_ensemble_of_one_is_told_of_as_of_one()
    {
        TwinModels.Replace(root, TwinModels.Ensemble, ", { \"model\": \"two\", \"weight\": 3 }", "");
        using var models = new InstalledModels(() => new ModelRegistry([root], kinds: TwinModels.Kinds));
        string[] site = [Fixture.PathOf("1hpv.pdb"), "--ligand", Ligand, "--model", "mean"];
        using var scratch = new ScratchFolder();
        var call = await Call(models, ["explain", .. site, "--out", scratch.Path]);
        Assert.Contains("over 1 member ", call.Output);
        Assert.DoesNotContain("members", call.Output);
    }

    [Fact]
    public async Task A_client_finds_the_names_of_outputs_in_the_list_and_asks_by_them()
    {
        using var models = new InstalledModels(() => registry);
        await using var server = new TestServer(models: models);
        await using var client = await server.ConnectInitializedAsync();
        var list = (await client.CallAsync("models/list"))["result"]!["models"]!.AsArray();
        Assert.Equal(
            ["mean:pose", "mean:affinity", "twin:pose", "twin:affinity"],
            list.Select(model => model!["name"]!.GetValue<string>()));
        Assert.Equal("Two heads: affinity (twin:affinity)", list[3]!["title"]!.GetValue<string>());
        foreach (var (asked, kind) in new[] { ("twin", "logit"), ("twin:affinity", "affinity") })
        {
            var request = SessionCalls.Request();
            request["model"] = asked;
            var summary = (await client.CallAsync("explain", request))["result"]!["results"]![0]!["summary"]!;
            Assert.Equal(kind, summary["model"]!["outputKind"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task A_kind_that_is_no_network_needs_no_torch_and_stands_beside_one_in_an_ensemble()
    {
        TwinModels.Mixed(root);
        using var models = new InstalledModels(() => new ModelRegistry([root], kinds: TwinModels.Kinds));
        var alone = await Explain(models, "sum");
        Assert.Null(alone.Engine);
        Assert.Equal(2.5, alone.Attribution.BaselineValue, 1e-6);
        Assert.InRange(Math.Abs(alone.Attribution.CompletenessError), 0, 1e-6);
        var mixed = await Explain(models, "mixed");
        Assert.NotNull(mixed.Engine);
        Assert.Equal(
            [alone.Prediction.Value, (await Explain(models, "twin")).Prediction.Value],
            mixed.Ensemble!.Members.Select(member => member.Value));
        Assert.Equal(mixed.Ensemble.Members.Average(member => member.Value), mixed.Prediction.Value, 1e-9);
    }

    [Fact]
    public void A_kind_that_the_program_does_not_know_is_refused_by_its_name()
    {
        var unknown = new ModelRegistry([root]);
        Assert.Empty(unknown.Models);
        var fault = Assert.Throws<GlimpseException>(() => unknown.Find("twin"));
        Assert.Equal(GlimpseErrorCode.BadModel, fault.Code);
        Assert.EndsWith(
            ": architecture.kind is 'twin'; this program knows ensemble, gnina-default2017, "
                + "gnina-default2018, gnina-dense, pairs, squeezenet3d.",
            fault.Message);
        Assert.Contains("model.json, line ", fault.Message);
    }

    [Theory]
    [InlineData("\"width\": 6", "\"width\": 0", "width must be positive")]
    [InlineData("\"width\": 6", "\"width\": 6, \"depth\": 1", "depth")]
    [InlineData(", \"unit\": \"pK\"", ", \"unit\": \"pH\"", "furtherOutputs[0].unit is 'pH'; it may be pK or")]
    [InlineData("\"name\": \"affinity\"", "\"name\": \"an affinity\"", "furtherOutputs[0].name must be a word")]
    [InlineData("\"output\": \"pose\"", "\"output\": \"a pose\"", "json: output must be a word")]
    [InlineData("\"name\": \"affinity\"", "\"name\": \"pose\"", "two outputs have one name")]
    [InlineData("[{ \"name\": \"affinity\", \"unit\": \"pK\" }]", "[]", "the network has 2 outputs, and 1 is named")]
    [InlineData(
        "\"unit\": \"pK\"",
        "\"unit\": \"pK\", \"showsProbability\": true",
        "furtherOutputs[0].showsProbability is")]
    public void What_the_manifest_of_another_kind_says_is_used_or_refused(string said, string instead, string reason) =>
        Assert.Contains(reason, Refusal("twin", said, instead));

    [Theory]
    [InlineData("\"model\": \"two\"", "\"model\": \"three\"", "three")]
    [InlineData("\"model\": \"two\"", "\"model\": \"../twin\"", "members names '../twin', which no model")]
    [InlineData("\"model\": \"two\"", "\"model\": \"one\"", "members names a model twice")]
    [InlineData("\"weight\": 3", "\"weight\": 0", "weights must be above 0")]
    [InlineData("\"weight\": 3", "\"weight\": 1e308 }, { \"model\": \"twin\", \"weight\": 1e308", "their sum finite")]
    [InlineData("\"model\": \"two\"", "\"model\": \"mean\"", "the member 'mean' is itself made of others")]
    [InlineData("\"name\": \"affinity\"", "\"name\": \"score\"", "the member 'one' has no output score in pK")]
    [InlineData("\"spacing\": 1", "\"spacing\": 1, \"weightsSha256\": \"ab\"", "weightsSha256 stands there")]
    public void An_ensemble_that_cannot_be_made_is_refused(string said, string instead, string reason) =>
        Assert.Contains(reason, Refusal(TwinModels.Ensemble, said, instead));

    [Fact]
    public void A_member_may_lie_beside_its_ensemble_and_its_damaged_weights_are_found()
    {
        TwinModels.Replace(root, TwinModels.Ensemble, "\"two\"", "\"twin\"");
        var folder = ModelFolder.Read(Path.Combine(root, TwinModels.Ensemble), TwinModels.Kinds);
        Assert.Equal(Path.Combine(root, "twin"), folder.Members[1].Path);
        folder.CheckWeights();
        File.AppendAllText(folder.Members[1].WeightsPath, "x");
        Assert.Contains("SHA-256", Assert.Throws<GlimpseException>(folder.CheckWeights).Message);
        var before = TorchThread.LiveTensors;
        Assert.Throws<GlimpseException>(() => folder.Open(0, () => thread));
        Assert.InRange(TorchThread.LiveTensors - before, 0, 4);
    }

    [Fact]
    public void A_manifest_of_another_kind_survives_the_way_through_its_file()
    {
        var path = Path.Combine(root, "twin");
        var read = ModelFolder.Read(path, TwinModels.Kinds).Manifest;
        ModelFolder.Write(path, read, TwinModels.Kinds);
        var again = ModelFolder.Read(path, TwinModels.Kinds).Manifest;
        Assert.Equal(read.Architecture, again.Architecture);
        Assert.Equal(read.Outputs, again.Outputs);
        ModelFolder.Write(path, read with { Architecture = TwinModels.Architecture }, TwinModels.Kinds);
        Assert.Equal(read.Architecture, ModelFolder.Read(path, TwinModels.Kinds).Manifest.Architecture);
    }

    private static (float[] Baseline, float[] Input) Ends()
    {
        var input = TinyModel.Voxels(4, size: Glimpse8Scheme.Instance.GridSize);
        return (new float[input.Length], input);
    }

    private static PathIntegral Integrate(ILoadedModel model, ExplainOptions options)
    {
        var (baseline, input) = Ends();
        return IntegratedGradients.Integrate(
            model,
            baseline,
            input,
            options,
            null,
            TestContext.Current.CancellationToken);
    }

    private static Task<GlimpseCall> Call(InstalledModels models, params string[] arguments) =>
        GlimpseCall.RunAsync(models, TestContext.Current.CancellationToken, arguments);

    private static async Task<ExplainResult> Explain(InstalledModels models, string name)
    {
        string[] site = [Fixture.PathOf("1hpv.pdb"), "--ligand", Ligand];
        var call = await Call(models, ["explain", .. site, "--model", name, "--json"]);
        Assert.Equal((ExitCode.Done, ""), (call.ExitCode, call.ExitCode == ExitCode.Done ? "" : call.Error));
        return JsonSerializer.Deserialize(call.Output, GlimpseJsonContext.Default.ExplainResult)!;
    }

    private ILoadedModel Open(string name)
    {
        var choice = registry.Choose(name);
        return choice.Folder.Open(choice.Output, () => thread);
    }

    private string Refusal(string name, string said, string instead)
    {
        TwinModels.Replace(root, name, said, instead);
        var fault = Assert.Throws<GlimpseException>(() =>
            ModelFolder.Read(Path.Combine(root, name), TwinModels.Kinds));
        Assert.Equal(GlimpseErrorCode.BadModel, fault.Code);
        return fault.Message;
    }
}
