namespace Glimpse.Bridge.Cli;

/// <summary>Shows how far a run is: a bar on a screen, lines in a log.</summary>
internal interface IProgressDisplay : IProgress<double>
{
    /// <summary>Says what is being done now; the share starts again at 0.</summary>
    void Stage(string text);
}
