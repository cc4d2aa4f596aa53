using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Voxels;

namespace Glimpse.Tests.Attribution;

/// <summary>A model of one voxel whose value along the path from 0 to 1 is given.</summary>
internal sealed class PathModel(IGradientPath path, Func<double, double> value) : IDifferentiableModel
{
    public ChannelScheme Scheme => Glimpse8Scheme.Instance;

    public int GridSize => 1;

    public double[] Predict(IReadOnlyList<ModelInput> inputs) => [.. inputs.Select(input => value(input.Voxels[0]))];

    public IGradientPath OpenPath(ModelInput baseline, ModelInput input) => path;
}
