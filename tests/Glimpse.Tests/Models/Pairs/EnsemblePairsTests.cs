using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Voxels;
using Glimpse.Models.Ensembles;
using Glimpse.Models.Inference;
using Xunit;

namespace Glimpse.Tests.Models.Pairs;

/// <summary>What is left of pairs of atoms where a sum over pairs is a member among others.</summary>
[Collection(TorchTests.Name)]
public sealed class EnsemblePairsTests(TorchFixture fixture)
{
    private static readonly PairReference Reference = PairReference.Read();

    [Fact]
    public void A_member_brings_its_share_of_its_pairs_and_is_named_for_it()
    {
        var (complex, grid) = Site();
        using var alone = Reference.Model(fixture.Thread);
        using var ensemble = new EnsembleModel([
            new("sums", 0.25, Reference.Model(fixture.Thread)),
            new("network", 0.75, new NoSum()),
        ]);
        var (whole, part) = (alone.PairsOf(complex, grid), ensemble.PairsOf(complex, grid)!);
        Assert.Equal(["sums"], part.Members);
        Assert.Empty(whole.Members);
        Assert.Equal(0.25 * whole.Sum, part.Sum, 1e-9);
        Assert.Equal(0.25 * whole.Values[3][5], part.Values[3][5], 1e-12);
    }

    [Fact]
    public void All_members_together_are_the_whole_and_none_has_none()
    {
        var (complex, grid) = Site();
        using var both = new EnsembleModel([
            new("one", 0.5, Reference.Model(fixture.Thread)),
            new("other", 0.5, Reference.Model(fixture.Thread)),
        ]);
        using var alone = Reference.Model(fixture.Thread);
        Assert.Empty(both.PairsOf(complex, grid)!.Members);
        Assert.Equal(alone.PairsOf(complex, grid).Sum, both.PairsOf(complex, grid)!.Sum, 1e-9);
        using var none = new EnsembleModel([new("network", 1, new NoSum())]);
        Assert.Null(none.PairsOf(complex, grid));
    }

    private static (TypedComplex Complex, VoxelGrid Grid) Site()
    {
        var complex = Reference.Complexes[0].Typed();
        return (complex, complex.Scheme.GridFor(complex));
    }

    /// <summary>A model that is no sum over pairs; only asked for those.</summary>
    private sealed class NoSum : ILoadedModel
    {
        public ChannelScheme Scheme => Glimpse8Scheme.Instance;

        public double[] Predict(IReadOnlyList<ModelInput> inputs) => throw new NotSupportedException();

        public IGradientPath OpenPath(ModelInput baseline, ModelInput input) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
