namespace Glimpse.Core.Attribution;

/// <summary>The progress of one of several equal parts of the work.</summary>
/// <param name="whole">Told the share of all parts, 0 to 1.</param>
/// <param name="part">Which part this is, from 0.</param>
/// <param name="parts">How many there are.</param>
internal sealed class PartialProgress(IProgress<double> whole, int part, int parts) : IProgress<double>
{
    public void Report(double value) => whole.Report((part + value) / parts);
}
