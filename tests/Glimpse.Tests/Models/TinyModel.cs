using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Models.Networks;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Models.Weights;
using static TorchSharp.torch;

namespace Glimpse.Tests.Models;

/// <summary>Small networks with random weights, and inputs that look like voxels.</summary>
internal static class TinyModel
{
    private const int ConvolutionCount = 1 + (3 * 3);

    internal static readonly SqueezeNetArchitecture Architecture = new()
    {
        Channels = Glimpse8Scheme.Instance.Channels.Length,
        PrefixKernel = 4,
        PrefixStride = 2,
        PrefixChannels = 8,
        Stages = [[new(4, 8)], [new(4, 12), new(6, 12)]],
    };

    /// <summary>
    /// Parameters of <see cref="Architecture"/>. TorchSharp 0.107 counts each twice when it is made and once when it is
    /// freed (the memory is given back), so that a network made and freed raises the number of live tensors by this.
    /// </summary>
    internal const int ParameterCount = (3 * ConvolutionCount) + 2;

    internal static readonly ModelManifest Manifest = new()
    {
        Name = "tiny",
        Title = "Tiny",
        Description = "Random weights.",
        Scheme = Glimpse8Scheme.Instance.Name,
        SchemeRevision = Glimpse8Scheme.Instance.Revision,
        GridSize = 8,
        Spacing = 1,
        Output = "test",
        Unit = "logit",
        Architecture = Architecture,
        WeightsSha256 = "",
    };

    /// <summary>The same on the grid that the program computes with: a manifest that can be installed.</summary>
    internal static readonly ModelManifest Installable = Manifest with { GridSize = Glimpse8Scheme.Instance.GridSize };

    /// <summary>A network whose normalisations have seen data, so that folding them changes something.</summary>
    internal static SqueezeNet3d Network(long seed, SqueezeNetArchitecture architecture)
    {
        manual_seed(seed);
        var network = new SqueezeNet3d(architecture);
        using var off = no_grad();
        network.train();
        for (var i = 0; i < 3; i++)
            _ = network.call(rand([4, architecture.Channels, 8, 8, 8]) + 0.5);
        network.eval();
        return network;
    }

    /// <summary>A folder with manifest and weights of a random network.</summary>
    internal static ModelFolder Folder(string path, TorchThread thread, ModelManifest? manifest = null)
    {
        Directory.CreateDirectory(path);
        thread.Run(() =>
        {
            using var network = Network(seed: 7, Architecture);
            SafeTensors.Write(
                Path.Combine(path, ModelFolder.WeightsName),
                SafeTensorFile.Of(NetworkWeights.Of(network)));
        });
        return ModelFolder.Write(path, manifest ?? Manifest);
    }

    /// <summary>Occupancies as voxelisation makes them: most of them zero, the rest between 0 and 1.</summary>
    internal static float[] Voxels(int seed, int channels = SampleExplanation.Channels, int size = 8)
    {
        var random = new Random(seed);
        var voxels = new float[channels * size * size * size];
        for (var i = 0; i < voxels.Length; i++)
            voxels[i] = random.Next(3) == 0 ? random.NextSingle() : 0;
        return voxels;
    }
}
