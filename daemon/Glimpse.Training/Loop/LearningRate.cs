namespace Glimpse.Training.Loop;

/// <summary>The learning rate over a training: a linear rise, then half a cosine down.</summary>
internal static class LearningRate
{
    /// <summary>The rate at a step.</summary>
    /// <param name="options">The rates and the share of the rise.</param>
    /// <param name="step">Step from 0.</param>
    /// <param name="steps">Steps of the whole training.</param>
    internal static double At(TrainingOptions options, long step, long steps)
    {
        var rise = Math.Max(1, options.WarmUp * steps);
        if (step < rise)
            return options.LearningRate * (step + 1) / (rise + 1);
        var done = Math.Min(1, (step - rise) / Math.Max(1, steps - rise));
        var share = options.FinalRate + ((1 - options.FinalRate) * 0.5 * (1 + Math.Cos(Math.PI * done)));
        return options.LearningRate * share;
    }
}
