using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;

namespace Glimpse.Tests.Attribution;

/// <summary>A model that says how unlike its training data each input is, and notes what it was asked.</summary>
internal sealed class UnfamiliarModel(QuadraticModel inner, double? unfamiliarity) : IDifferentiableModel
{
    public List<float[]> Asked { get; } = [];

    public ChannelScheme Scheme => inner.Scheme;

    public double[] Predict(IReadOnlyList<ModelInput> inputs) => inner.Predict(inputs);

    public double? Unfamiliarity(ModelInput input)
    {
        Asked.Add(input.Voxels);
        return unfamiliarity;
    }

    public IGradientPath OpenPath(ModelInput baseline, ModelInput input) => inner.OpenPath(baseline, input);
}
