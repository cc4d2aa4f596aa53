using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Voxels;

namespace Glimpse.Tests.Attribution;

/// <summary>
/// F(x) = b + sum of w x + (sum of v x)²: a model whose integrated gradients are known in closed form.
/// </summary>
internal sealed class QuadraticModel(double offset, double[] linear, double[] quadratic) : IDifferentiableModel
{
    public ChannelScheme Scheme => Glimpse8Scheme.Instance;

    public double[] Predict(IReadOnlyList<ModelInput> inputs) => [.. inputs.Select(input => Value(input.Voxels))];

    public IGradientPath OpenPath(ModelInput baseline, ModelInput input) =>
        new Path(this, baseline.Voxels, input.Voxels);

    /// <summary>(x - x0) times the path's mean gradient: w (x - x0) + (v x0 + v x) v (x - x0).</summary>
    internal double[] ExactAttributions(float[] baseline, float[] input)
    {
        var inner = Dot(quadratic, baseline) + Dot(quadratic, input);
        return [.. input.Select((x, i) => (x - (double)baseline[i]) * (linear[i] + (inner * quadratic[i])))];
    }

    private static double Dot(double[] weights, float[] x) => x.Select((value, i) => value * weights[i]).Sum();

    private double Value(float[] x) => offset + Dot(linear, x) + Math.Pow(Dot(quadratic, x), 2);

    private sealed class Path(QuadraticModel model, float[] baseline, float[] input) : IGradientPath
    {
        private readonly double[] sum = new double[input.Length];
        private readonly List<double[]> kept = [];

        public PathPoint[] Evaluate(ReadOnlySpan<double> alphas)
        {
            var points = new PathPoint[alphas.Length];
            for (var k = 0; k < alphas.Length; k++)
            {
                var alpha = alphas[k];
                var x = input.Select((value, i) => (float)(baseline[i] + (alpha * (value - baseline[i])))).ToArray();
                var inner = 2 * Dot(model.Quadratic, x);
                var slope = 0.0;
                var gradients = new double[input.Length];
                kept.Add(gradients);
                for (var i = 0; i < sum.Length; i++)
                {
                    var gradient = model.Linear[i] + (inner * model.Quadratic[i]);
                    slope += gradient * (input[i] - baseline[i]);
                    gradients[i] = gradient;
                }

                points[k] = new PathPoint(alpha, model.Value(x), slope);
            }

            return points;
        }

        public double MapChange(ReadOnlySpan<double> before, ReadOnlySpan<double> after)
        {
            var (change, norm) = (0.0, 0.0);
            for (var i = 0; i < sum.Length; i++)
            {
                var (difference, total) = (0.0, 0.0);
                for (var k = 0; k < after.Length; k++)
                {
                    difference += (after[k] - (k < before.Length ? before[k] : 0)) * kept[k][i];
                    total += after[k] * kept[k][i];
                }

                change += Math.Pow(difference * (input[i] - baseline[i]), 2);
                norm += Math.Pow(total * (input[i] - baseline[i]), 2);
            }

            return change == 0 ? 0 : Math.Sqrt(change / norm);
        }

        public void Fold(ReadOnlySpan<double> weights)
        {
            for (var k = 0; k < weights.Length; k++)
            {
                for (var i = 0; i < sum.Length; i++)
                    sum[i] += weights[k] * kept[k][i];
            }

            kept.Clear();
        }

        public double[] GradientSum() => [.. sum];

        public void Dispose()
        {
        }
    }

    private double[] Linear => linear;

    private double[] Quadratic => quadratic;
}
