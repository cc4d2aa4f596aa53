using Glimpse.Core.Attribution;
using Xunit;

namespace Glimpse.Tests.Models.Pairs;

/// <summary>The pair potential.</summary>
[Collection(TorchTests.Name)]
public sealed class PairPoseSightTests(TorchFixture fixture) : PoseSight(fixture, "pairs")
{
    [Fact]
    public void A_ligand_far_larger_than_any_that_was_learned_from_is_told()
    {
        Assert.All(
            Complexes,
            complex => Assert.InRange(
                Model.Unfamiliarity(ModelInput.Of(complex, complex.Scheme.GridFor(complex)))!.Value,
                0,
                1.5));
        var none = new float[Model.Scheme.InputLength];
        Assert.InRange(Model.Unfamiliarity(new ModelInput(none, new(387, 180)))!.Value, 5, 100);
        Assert.InRange(Model.Unfamiliarity(new ModelInput(none, new(35, 60)))!.Value, 2, 100);
    }
}
