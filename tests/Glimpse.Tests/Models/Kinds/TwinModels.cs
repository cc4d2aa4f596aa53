using System.Security.Cryptography;
using Glimpse.Core.Voxels;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Models.Weights;
using static TorchSharp.torch;

namespace Glimpse.Tests.Models.Kinds;

/// <summary>Folders of twins with random weights, and of an ensemble of two.</summary>
internal static class TwinModels
{
    /// <summary>The ensemble; its members are folders in its own.</summary>
    internal const string Ensemble = "mean";

    /// <summary>The members: name, weight in the manifest, seed of the weights.</summary>
    internal static readonly (string Name, double Weight, int Seed)[] Members = [("one", 1, 1), ("two", 3, 2)];

    /// <summary>The program's kinds and the twins'.</summary>
    internal static readonly ModelKinds Kinds =
        ModelKinds.Own.With("twin", TwinJson.Default.TwinArchitecture);

    private static readonly TwinArchitecture Architecture = new()
    {
        Channels = ChannelLayout.ChannelCount,
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
              "scheme": "{{ChannelScheme.Name}}",
              "schemeRevision": {{ChannelScheme.Revision}},
              "gridSize": {{ChannelLayout.GridSize}},
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
