using Glimpse.Training.Evaluation.Scores;
using Xunit;

namespace Glimpse.Tests.Training;

public sealed class TrainingSampleTests
{
    [Fact]
    public void A_row_holds_the_own_frames_prediction_and_the_mean_and_spread_of_all_that_were_asked()
    {
        var sample = TrainingSamples.Amprenavir();
        var all = sample.Row(3, 1, [2, 4, 6]);
        Assert.Equal((2, 4, Math.Sqrt(8.0 / 3)), (all.Predicted, all.FramesMean, all.Spread));
        var one = sample.Row(3, 1, [2]);
        Assert.Equal((2, null, null), (one.Predicted, one.FramesMean, one.Spread));
        Assert.True(Predictor.MeanOfFrames("pose", [all]).IsComplete);
        Assert.False(Predictor.MeanOfFrames("pose", [all, one]).IsComplete);
    }
}
