using Spectre.Console;

namespace Glimpse.Bridge.Cli;

/// <summary>
/// Runs work under the progress display that fits the stream: a bar that vanishes when done, or lines.
/// </summary>
internal static class ProgressScreen
{
    public static T Run<T>(Terminal terminal, bool plain, Func<IProgressDisplay, T> work)
    {
        if (plain || !Terminal.IsScreen(terminal.ErrorConsole))
            return work(new LineProgress(terminal.Error));
        return terminal.ErrorConsole.Progress()
            .AutoClear(true)
            .Columns(
                new SpinnerColumn(),
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn())
            .Start(context => work(new BarProgress(context.AddTask("reading", maxValue: 1))));
    }
}
