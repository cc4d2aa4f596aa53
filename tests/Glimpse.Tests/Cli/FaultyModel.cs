using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;

namespace Glimpse.Tests.Cli;

/// <summary>A model with a mistake that its first path shows, and only that.</summary>
internal sealed class FaultyModel(IDifferentiableModel sound) : IDifferentiableModel
{
    public const string Words = "an index that no array has";

    private bool hasFailed;

    public ChannelScheme Scheme => sound.Scheme;

    public double[] Predict(IReadOnlyList<ModelInput> inputs) => sound.Predict(inputs);

    public IGradientPath OpenPath(ModelInput baseline, ModelInput input)
    {
        if (hasFailed)
            return sound.OpenPath(baseline, input);
        hasFailed = true;
        throw new InvalidOperationException(Words);
    }
}
