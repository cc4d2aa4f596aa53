using Glimpse.Core;
using Spectre.Console;

namespace Glimpse.Bridge.Cli;

/// <summary>Progress as a bar.</summary>
internal sealed class BarProgress(ProgressTask task) : IProgressDisplay
{
    public void Stage(string text)
    {
        task.Description = Markup.Escape(Printable.Line(text));
        task.Value = 0;
    }

    public void Report(double value) => task.Value = value;
}
