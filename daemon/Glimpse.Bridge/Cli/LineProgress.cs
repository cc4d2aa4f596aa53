namespace Glimpse.Bridge.Cli;

/// <summary>Progress as plain lines: one a stage, none for shares of it.</summary>
internal sealed class LineProgress(TextWriter text) : IProgressDisplay
{
    public void Stage(string stage) => text.WriteLine(stage);

    public void Report(double value)
    {
    }
}
