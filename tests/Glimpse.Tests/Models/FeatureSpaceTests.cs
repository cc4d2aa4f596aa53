using Glimpse.Models.Inference;
using Glimpse.Models.Weights;
using Xunit;

namespace Glimpse.Tests.Models;

public sealed class FeatureSpaceTests
{
    private const int Features = 6;

    [Fact]
    public void One_in_twenty_samples_of_the_same_kind_lies_beyond_the_threshold_and_none_of_another_kind_within()
    {
        var space = FeatureSpace.Of(Samples(2000, seed: 1));
        var beyond = Samples(2000, seed: 2).Count(sample => space.DistanceOf(sample) > 1) / 2000.0;
        Assert.InRange(beyond, 0.03, 0.07);
        Assert.All(
            Samples(200, seed: 3),
            sample => Assert.True(space.DistanceOf(Array.ConvertAll(sample, value => -value)) > 2));
    }

    [Fact]
    public void A_file_keeps_the_space_to_float32s_precision()
    {
        var samples = Samples(300, seed: 4);
        var space = FeatureSpace.Of(samples);
        var read = FeatureSpace.From(SafeTensorFile.Of(space.Tensors), "weights", samples[0].Length)!;
        Assert.All(samples, sample => Assert.Equal(space.DistanceOf(sample), read.DistanceOf(sample), 1e-3));
    }

    [Fact]
    public void A_feature_that_never_varies_does_not_break_it()
    {
        var space = FeatureSpace.Of([.. Samples(300, seed: 5).Select(sample => (float[])[.. sample, 7])]);
        Assert.True(double.IsFinite(space.DistanceOf([.. Samples(1, seed: 6)[0], 7])));
    }

    [Fact]
    public void Weights_without_a_space_have_none() =>
        Assert.Null(FeatureSpace.From(SafeTensorFile.Of([]), "weights", 1));

    /// <summary>A skewed cloud about (3, 3, ...).</summary>
    private static List<float[]> Samples(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var shared = random.NextSingle() - 0.5f;
            return Enumerable.Range(0, Features).Select(i => 3 + (i * shared) + (random.NextSingle() - 0.5f)).ToArray();
        })];
    }
}
