using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;
using Glimpse.Models.Ensembles;
using Glimpse.Models.Inference;
using Glimpse.Tests.Attribution;
using Xunit;

namespace Glimpse.Tests.Models.Kinds;

/// <summary>What of an ensemble is no mean.</summary>
public sealed class EnsembleModelTests
{
    private static readonly double[] Still = [0, 0];
    private static readonly double[] Changing = [0, 3];

    [Theory]
    [InlineData(0.5, 1.4, 1.4)]
    [InlineData(null, 0.7, 0.7)]
    [InlineData(null, null, null)]
    public void An_input_is_as_strange_as_the_member_finds_it_that_finds_it_strangest(
        double? one,
        double? other,
        double? together)
    {
        using var ensemble = new EnsembleModel([
            new("one", 0.5, new Member(Still, one)),
            new("other", 0.5, new Member(Still, other)),
        ]);
        Assert.Equal(together, ensemble.Unfamiliarity(new float[] { 1, 1 }));
    }

    [Fact]
    public void Its_map_changes_as_that_of_the_member_whose_map_changes_most()
    {
        using var still = new Member(Still, null);
        using var changing = new Member(Changing, null);
        using var ensemble = new EnsembleModel([new("one", 0.5, still), new("other", 0.5, changing)]);
        using var path = ensemble.OpenPath(new float[2], new float[] { 1, 1 });
        using var alone = changing.OpenPath(new float[2], new float[] { 1, 1 });
        double[] alphas = [0.1, 0.9];
        path.Evaluate(alphas);
        alone.Evaluate(alphas);
        Assert.Equal(alone.MapChange([0.5, 0.5], [0.2, 0.8]), path.MapChange([0.5, 0.5], [0.2, 0.8]));
        Assert.True(path.MapChange([0.5, 0.5], [0.2, 0.8]) > 0.1);
    }

    [Fact]
    public void It_frees_its_members()
    {
        var members = new[] { new Member(Still, null), new Member(Still, null) };
        new EnsembleModel([.. members.Select(member => new WeightedModel("m", 0.5, member))]).Dispose();
        Assert.All(members, member => Assert.True(member.IsDisposed));
    }

    /// <summary>F = x1 + x2 + (v x)² of two numbers.</summary>
    private sealed class Member(double[] quadratic, double? unfamiliarity) : ILoadedModel
    {
        private readonly QuadraticModel model = new(0, [1, 1], quadratic);

        internal bool IsDisposed { get; private set; }

        public ChannelScheme Scheme => model.Scheme;

        public double[] Predict(IReadOnlyList<ModelInput> inputs) => model.Predict(inputs);

        public double? Unfamiliarity(ModelInput input) => unfamiliarity;

        public IGradientPath OpenPath(ModelInput baseline, ModelInput input) => model.OpenPath(baseline, input);

        public void Dispose() => IsDisposed = true;
    }
}
