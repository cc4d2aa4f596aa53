using Glimpse.Core;
using Glimpse.Models.Weights;
using MathNet.Numerics.LinearAlgebra;

namespace Glimpse.Models.Inference;

/// <summary>
/// Where the training samples lie in the space of a network's last features, as a normal distribution; how far another
/// sample is from them (Mahalanobis's distance; Lee et al. 2018 for networks) says whether the network has seen its
/// like.
/// </summary>
internal sealed class FeatureSpace
{
    /// <summary>What the names of its tensors begin with in a file of weights.</summary>
    internal const string Prefix = "domain.";

    private const string MeanName = Prefix + "mean";
    private const string PrecisionName = Prefix + "precision";
    private const string ThresholdName = Prefix + "threshold";

    /// <summary>
    /// Share of the covariance that is replaced by its mean variance: features that never vary mustn't decide alone.
    /// </summary>
    private const double Shrinkage = 0.1;

    /// <summary>Parts that take turns at being left out when the threshold is found.</summary>
    private const int Parts = 10;

    /// <summary>The share of such left-out samples that lie within the threshold.</summary>
    private const double Within = 0.95;

    private readonly Vector<double> mean;
    private readonly Matrix<double> precision;
    private readonly double threshold;

    private FeatureSpace(Vector<double> mean, Matrix<double> precision, double threshold)
    {
        this.mean = mean;
        this.precision = precision;
        this.threshold = threshold;
    }

    /// <summary>Its tensors, for a file.</summary>
    internal IEnumerable<SafeTensor> Tensors =>
        [
            new(MeanName, [mean.Count], [.. mean.Select(value => (float)value)]),
            new(
                PrecisionName,
                [mean.Count, mean.Count],
                Array.ConvertAll(precision.ToRowMajorArray(), value => (float)value)),
            new(ThresholdName, [], [(float)threshold]),
        ];

    /// <summary>
    /// The space of some training samples; neighbours in the list are alike, so that contiguous parts are left out in
    /// turn.
    /// </summary>
    /// <param name="samples">[sample][feature].</param>
    internal static FeatureSpace Of(IReadOnlyList<float[]> samples)
    {
        var distances = new List<double>(samples.Count);
        for (var part = 0; part < Parts; part++)
        {
            var (first, last) = (part * samples.Count / Parts, (part + 1) * samples.Count / Parts);
            var (center, inverse) = Fit([.. samples.Take(first), .. samples.Skip(last)]);
            distances.AddRange(
                samples.Skip(first).Take(last - first).Select(sample => Distance(sample, center, inverse)));
        }

        distances.Sort();
        var (middle, whole) = Fit(samples);
        return new FeatureSpace(middle, whole, distances[(int)(Within * (distances.Count - 1))]);
    }

    /// <summary>The space that lies with a model's weights, or null where there is none at all.</summary>
    /// <param name="file">The weights.</param>
    /// <param name="path">Their file, for messages.</param>
    /// <param name="features">Features of the network.</param>
    /// <exception cref="GlimpseException">A tensor of it is missing, of another shape, not finite, or makes no
    /// distance.</exception>
    internal static FeatureSpace? From(SafeTensorFile file, string path, int features)
    {
        var names = file.Tensors.Keys.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToList();
        if (names.Count == 0)
            return null;
        if (names.Find(name => name is not (MeanName or PrecisionName or ThresholdName)) is { } unknown)
            throw Fault(path, $"has tensor {unknown}, which no domain has");
        var means = Tensor(file, path, MeanName, [features]);
        var limit = Tensor(file, path, ThresholdName, [])[0];
        if (limit <= 0)
            throw Fault(path, $"has tensor {ThresholdName} that isn't above 0");
        var values = Tensor(file, path, PrecisionName, [features, features]);
        var inverse = Matrix<double>.Build.Dense(features, features, (i, j) => values[(i * features) + j]);
        try
        {
            _ = ((inverse + inverse.Transpose()) / 2).Cholesky();
        }
        catch (ArgumentException failure)
        {
            throw Fault(path, $"has tensor {PrecisionName} that isn't positive definite", failure);
        }

        return new FeatureSpace(Vector<double>.Build.Dense(features, i => means[i]), inverse, limit);
    }

    private static float[] Tensor(SafeTensorFile file, string path, string name, long[] shape)
    {
        if (!file.Tensors.TryGetValue(name, out var tensor))
            throw Fault(path, $"lacks tensor {name}");
        if (!tensor.Shape.SequenceEqual(shape))
            throw Fault(
                path,
                $"has tensor {name} of shape [{string.Join(", ", tensor.Shape)}] instead of "
                    + $"[{string.Join(", ", shape)}]");
        return tensor.Values.All(float.IsFinite)
            ? tensor.Values
            : throw Fault(path, $"has tensor {name} with values that aren't finite");
    }

    private static GlimpseException Fault(string path, string what, Exception? inner = null) =>
        new(
            GlimpseErrorCode.BadModel,
            $"{path} {what}.",
            "Use weights and model.json of one and the same model.",
            inner);

    /// <summary>A sample's distance as a multiple of the threshold.</summary>
    internal double DistanceOf(float[] features) => Distance(features, mean, precision) / threshold;

    private static (Vector<double> Mean, Matrix<double> Precision) Fit(IReadOnlyList<float[]> samples)
    {
        var rows = Matrix<double>.Build.DenseOfRows(
            samples.Select(sample => Array.ConvertAll(sample, value => (double)value)));
        var center = rows.ColumnSums() / rows.RowCount;
        for (var row = 0; row < rows.RowCount; row++)
            rows.SetRow(row, rows.Row(row) - center);
        var covariance = rows.TransposeThisAndMultiply(rows) / rows.RowCount;
        var variance = Math.Max(covariance.Trace() / center.Count, double.Epsilon);
        var shrunk =
            ((1 - Shrinkage) * covariance) + (Shrinkage * variance * Matrix<double>.Build.DenseIdentity(center.Count));
        return (center, shrunk.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(center.Count)));
    }

    private static double Distance(float[] sample, Vector<double> center, Matrix<double> inverse)
    {
        var offset = Vector<double>.Build.Dense(sample.Length, i => sample[i]) - center;
        return Math.Sqrt(Math.Max(0, offset * (inverse * offset)));
    }
}
