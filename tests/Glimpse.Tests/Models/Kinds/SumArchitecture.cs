using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;
using Glimpse.Models.Inference;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Models.Weights;
using Glimpse.Tests.Attribution;

namespace Glimpse.Tests.Models.Kinds;

/// <summary>A kind of model that is no network: a constant and a weighted sum of all voxels, without torch.</summary>
public sealed record SumArchitecture : Architecture
{
    internal const string Theta = "theta";

    internal override string? Fault(ModelManifest manifest) => null;

    internal override ILoadedModel Open(ModelFolder folder, int output, Func<TorchThread> torch)
    {
        var size = folder.Scheme.InputLength;
        var theta = SafeTensors.Parse(folder.WeightsPath, folder.ReadWeights()).Tensors[Theta].Values;
        double[] weights = [.. Enumerable.Repeat((double)theta[1], size)];
        return new Opened(new QuadraticModel(theta[0], weights, new double[size]), folder.Scheme);
    }

    private sealed class Opened(QuadraticModel model, ChannelScheme scheme) : ILoadedModel
    {
        public ChannelScheme Scheme => scheme;

        public double[] Predict(IReadOnlyList<ModelInput> inputs) => model.Predict(inputs);

        public IGradientPath OpenPath(ModelInput baseline, ModelInput input) => model.OpenPath(baseline, input);

        public void Dispose()
        {
        }
    }
}
