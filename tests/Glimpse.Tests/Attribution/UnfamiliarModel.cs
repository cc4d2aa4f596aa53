using Glimpse.Core.Attribution;

namespace Glimpse.Tests.Attribution;

/// <summary>A model that says how unlike its training data each input is, and notes what it was asked.</summary>
internal sealed class UnfamiliarModel(QuadraticModel inner, double? unfamiliarity) : IDifferentiableModel
{
    public List<float[]> Asked { get; } = [];

    public int Channels => inner.Channels;

    public int GridSize => inner.GridSize;

    public double[] Predict(IReadOnlyList<float[]> inputs) => inner.Predict(inputs);

    public double? Unfamiliarity(float[] input)
    {
        Asked.Add(input);
        return unfamiliarity;
    }

    public IGradientPath OpenPath(float[] baseline, float[] input) => inner.OpenPath(baseline, input);
}
