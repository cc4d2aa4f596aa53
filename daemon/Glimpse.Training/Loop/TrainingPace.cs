using System.Diagnostics;

namespace Glimpse.Training.Loop;

/// <summary>How fast this run goes, for an estimate of the time left.</summary>
/// <param name="start">Where it began.</param>
/// <param name="stepsPerEpoch">Steps of an epoch.</param>
/// <param name="epochs">Epochs of the whole training.</param>
internal sealed class TrainingPace(TrainingState start, int stepsPerEpoch, int epochs)
{
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly long first = Count(start, stepsPerEpoch);

    /// <summary>The time to the last epoch at the mean pace so far.</summary>
    internal TimeSpan Remaining(TrainingState state)
    {
        var done = Count(state, stepsPerEpoch);
        var left = ((long)epochs * stepsPerEpoch) - done;
        return clock.Elapsed * (left / (double)Math.Max(1, done - first));
    }

    private static long Count(TrainingState state, int stepsPerEpoch) =>
        ((long)state.Epoch * stepsPerEpoch) + state.Step;
}
