using Glimpse.Core.Attribution;

namespace Glimpse.Tests.Attribution;

/// <summary>A model of one voxel whose value along the path from 0 to 1 is given.</summary>
internal sealed class PathModel(IGradientPath path, Func<double, double> value) : IDifferentiableModel
{
    public int Channels => 1;

    public int GridSize => 1;

    public double[] Predict(IReadOnlyList<float[]> inputs) => [.. inputs.Select(input => value(input[0]))];

    public IGradientPath OpenPath(float[] baseline, float[] input) => path;
}
