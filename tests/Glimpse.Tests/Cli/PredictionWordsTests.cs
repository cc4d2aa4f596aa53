using Glimpse.Bridge.Explaining;
using Xunit;

namespace Glimpse.Tests.Cli;

public sealed class PredictionWordsTests
{
    [Fact]
    public void A_classifier_says_logit_and_probability()
    {
        var prediction = PredictionWords.Of(LinearModels.Summary with { Output = "clash" }, 2.31);
        Assert.Equal("clash logit +2.31, probability 0.91", prediction.Meaning);
        Assert.Equal(0.9097, prediction.Probability!.Value, 1e-4);
    }

    [Theory]
    [InlineData(6.5, "affinity pK 6.50, a Kd or Ki of 320 nM")]
    [InlineData(3.0, "affinity pK 3.00, a Kd or Ki of 1 mM")]
    [InlineData(18.55, "affinity pK 18.55, a Kd or Ki of less than 0.01 pM")]
    [InlineData(13.0, "affinity pK 13.00, a Kd or Ki of 0.1 pM")]
    public void An_affinity_says_the_concentration(double pK, string words)
    {
        var model = LinearModels.Summary with
        {
            Output = "affinity",
            OutputKind = "affinity",
            Unit = "pK",
            ShowsProbability = false,
        };
        Assert.Equal(words, PredictionWords.Of(model, pK).Meaning);
    }
}
