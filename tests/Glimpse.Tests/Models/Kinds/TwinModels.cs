using System.Security.Cryptography;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Models.Weights;
using Xunit;
using static TorchSharp.torch;

namespace Glimpse.Tests.Models.Kinds;

/// <summary>Folders of twins with random weights, and of an ensemble of two.</summary>
internal static class TwinModels
{
    /// <summary>The ensemble; its members are folders in its own.</summary>
    internal const string Ensemble = "mean";

    /// <summary>The members: name, weight in the manifest, seed of the weights.</summary>
    internal static readonly (string Name, double Weight, int Seed)[] Members = [("one", 1, 1), ("two", 3, 2)];

    /// <summary>The program's kinds and those of this folder.</summary>
    internal static readonly ModelKinds Kinds = ModelKinds.Own
        .With("twin", KindsJson.Default.TwinArchitecture)
        .With("sum", KindsJson.Default.SumArchitecture);

    /// <summary>What twins are computed by, made in code, which names no kind.</summary>
    internal static readonly TwinArchitecture Architecture = new()
    {
        Channels = Glimpse8Scheme.Instance.Channels.Length,
        Width = 6,
    };

    /// <summary>A folder of models: a twin by itself, and the ensemble.</summary>
    internal static void Write(string root, TorchThread thread)
    {
        Twin(Path.Combine(root, "twin"), seed: 3, thread);
        foreach (var (name, _, seed) in Members)
            Twin(Path.Combine(root, Ensemble, name), seed, thread);
        var members = Members.Select(one => $$"""{ "model": "{{one.Name}}", "weight": {{one.Weight}} }""");
        Manifest(
            Path.Combine(root, Ensemble),
            $$"""{ "kind": "ensemble", "members": [{{string.Join(", ", members)}}] }""",
            weights: null);
    }

    /// <summary>A model of the kind that only the tests have.</summary>
    internal static void Twin(string path, int seed, TorchThread thread)
    {
        Directory.CreateDirectory(path);
        var weights = Path.Combine(path, ModelFolder.WeightsName);
        thread.Run(() =>
        {
            manual_seed(seed);
            using var network = new TwinNetwork(Architecture);
            SafeTensors.Write(weights, SafeTensorFile.Of(NetworkWeights.Of(network)));
        });
        Manifest(
            path,
            $$"""{ "channels": {{Architecture.Channels}}, "width": {{Architecture.Width}}, "kind": "twin" }""",
            weights);
    }

    /// <summary>A model that is no network, and an ensemble of it and the twin that lies beside it.</summary>
    internal static void Mixed(string root)
    {
        foreach (var name in new[] { "sum", "mixed" })
            Directory.CreateDirectory(Path.Combine(root, name));
        var weights = Path.Combine(root, "sum", ModelFolder.WeightsName);
        SafeTensors.Write(weights, SafeTensorFile.Of([new SafeTensor(SumArchitecture.Theta, [2], [2.5f, 0.001f])]));
        Manifest(Path.Combine(root, "sum"), """{ "kind": "sum" }""", weights);
        Manifest(
            Path.Combine(root, "mixed"),
            """{ "kind": "ensemble", "members": [{ "model": "sum" }, { "model": "twin" }] }""",
            weights: null);
    }

    /// <summary>Writes something else into a manifest.</summary>
    internal static void Replace(string root, string name, string said, string instead)
    {
        var file = Path.Combine(root, name, ModelFolder.ManifestName);
        var text = File.ReadAllText(file);
        Assert.Contains(said, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(said, instead, StringComparison.Ordinal));
    }

    private static void Manifest(string path, string architecture, string? weights)
    {
        var checksum = weights is null
            ? ""
            : $"\"weightsSha256\": \"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(weights)))}\",";
        File.WriteAllText(
            Path.Combine(path, ModelFolder.ManifestName),
            $$"""
            {
              "name": "{{Path.GetFileName(path)}}",
              "title": "Two heads",
              "description": "Random weights.",
              "scheme": "{{Glimpse8Scheme.Instance.Name}}",
              "schemeRevision": {{Glimpse8Scheme.Instance.Revision}},
              "gridSize": {{Glimpse8Scheme.Instance.GridSize}},
              "spacing": 1,
              "output": "pose",
              "unit": "logit",
              "showsProbability": true,
              "furtherOutputs": [{ "name": "affinity", "unit": "pK" }],
              {{checksum}}
              "architecture": {{architecture}}
            }
            """);
    }
}
