using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Models.Weights;
using Glimpse.Tests.Models;

namespace Glimpse.Tests.Schemes.Second;

/// <summary>A small network on the second scheme's grid, its weights random.</summary>
internal static class SecondModel
{
    public const string Name = "second";

    /// <summary>Writes its folder into one of models.</summary>
    public static void Write(string models)
    {
        var path = Directory.CreateDirectory(Path.Combine(models, Name)).FullName;
        var architecture = TinyModel.Architecture with { Channels = SecondScheme.Instance.Channels.Length };
        using var thread = new TorchThread();
        thread.Run(() =>
        {
            using var network = TinyModel.Network(seed: 5, architecture);
            SafeTensors.Write(
                Path.Combine(path, ModelFolder.WeightsName),
                SafeTensorFile.Of(NetworkWeights.Of(network)));
        });
        ModelFolder.Write(
            path,
            TinyModel.Manifest with
            {
                Name = Name,
                Scheme = SecondScheme.Instance.Name,
                SchemeRevision = SecondScheme.Instance.Revision,
                GridSize = SecondScheme.Instance.GridSize,
                Spacing = SecondScheme.Instance.GridSpacing,
                Architecture = architecture,
            });
    }
}
