using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Glimpse.Bridge.Explaining;
using Glimpse.Models.Networks.Gnina;
using Glimpse.Models.Registry;
using Glimpse.Models.Weights;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Models.Gnina;

/// <summary>An ensemble of gnina's networks, its weights random, goes the whole way to a result.</summary>
[Collection(TorchTests.Name)]
public sealed class GninaResultTests : IDisposable
{
    private const string Ensemble = "gnina-random";

    private readonly ScratchFolder root = new();

    public GninaResultTests()
    {
        foreach (var seed in new[] { 1, 2 })
            Write($"member{seed}", GninaTensors.Default2018, seed);
        Directory.CreateDirectory(root.In(Ensemble));
        Manifest(
            Ensemble,
            """{ "kind": "ensemble", "members": [{ "model": "member1" }, { "model": "member2" }] }""",
            weights: "");
    }

    public void Dispose() => root.Dispose();

    [Theory]
    [InlineData("zero")]
    [InlineData("interaction")]
    public async Task Pose_and_affinity_have_members_and_gninas_own_numbers_beside_them(string baseline)
    {
        using var models = new InstalledModels(() => new ModelRegistry([root.Path]));
        var results = new List<ExplainResult>();
        foreach (var output in new[] { "pose", "affinity" })
        {
            string[] site = [Fixture.PathOf("1hpv.pdb"), "--ligand", ":478:200", "--baseline", baseline];
            string[] how = ["--model", $"{Ensemble}:{output}", "--steps", "2", "--json"];
            var call = await GlimpseCall.RunAsync(
                models,
                TestContext.Current.CancellationToken,
                ["explain", .. site, .. how]);
            Assert.Equal("", call.Output.Length > 0 ? "" : call.Error);
            results.Add(JsonSerializer.Deserialize(call.Output, GlimpseJsonContext.Default.ExplainResult)!);
        }

        var (pose, affinity) = (results[0], results[1]);
        Assert.Equal(["CNNscore", "CNNaffinity", "CNN_VS"], pose.Beside.Select(number => number.Name));
        var score = pose.Ensemble!.Members.Average(member => 1 / (1 + Math.Exp(-member.Value)));
        Assert.Equal(score, pose.Beside[0].Value, 1e-4);
        Assert.Equal(affinity.Prediction.Value, pose.Beside[1].Value, 1e-4);
        Assert.Equal(score * affinity.Prediction.Value, pose.Beside[2].Value, 1e-3);
        foreach (var (one, other) in pose.Beside.Zip(affinity.Beside))
            Assert.Equal(one.Value, other.Value, 1e-6);
        Assert.Contains(pose.Atoms, atom => atom.Attribution != 0);
        Assert.NotNull(pose.Prediction.Probability);
    }

    private void Write(string name, string kind, int seed)
    {
        Directory.CreateDirectory(root.In(name));
        var weights = Path.Combine(root.In(name), ModelFolder.WeightsName);
        SafeTensors.Write(weights, GninaTensors.Random(kind, GninaArchitecture.GridSize, seed));
        var checksum = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(weights)));
        Manifest(name, $$"""{ "kind": "{{kind}}" }""", $"\"weightsSha256\": \"{checksum}\",");
    }

    private void Manifest(string name, string architecture, string weights) =>
        File.WriteAllText(
            Path.Combine(root.In(name), ModelFolder.ManifestName),
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                {
                  "name": "{{name}}",
                  "title": "Random",
                  "description": "Random weights.",
                  "scheme": "gnina-28",
                  "schemeRevision": 1,
                  "gridSize": {{GninaArchitecture.GridSize}},
                  "spacing": 0.5,
                  "output": "pose",
                  "unit": "logit",
                  "showsProbability": true,
                  "furtherOutputs": [{ "name": "affinity", "unit": "pK" }],
                  {{weights}}
                  "architecture": {{architecture}}
                }
                """));
}
