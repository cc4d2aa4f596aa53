using System.Globalization;
using Glimpse.Training.Loop;

namespace Glimpse.Bridge.Cli;

/// <summary>Shows a training: a stage an epoch, with the scores of the one before and the time left.</summary>
internal sealed class TrainingDisplay(IProgressDisplay display) : IProgress<TrainingProgress>
{
    private int shown = -1;
    private string? shownStage;

    public void Report(TrainingProgress value)
    {
        if (value.Stage is { } stage)
        {
            if (stage != shownStage)
                display.Stage(shownStage = stage);
        }
        else if (value.Epoch != shown)
        {
            shown = value.Epoch;
            var scores = value.Validation is { } validation
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $", validation loss {validation.Loss:F3}, score {validation.First:F3}")
                : "";
            display.Stage(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"epoch {value.Epoch + 1} of {value.Epochs}{scores}, {value.Remaining:hh\\:mm\\:ss} to go at most")
            );
        }

        display.Report((double)value.Step / value.StepsPerEpoch);
    }
}
