namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>
/// A measured quantity as evidence: log-odds in nats, linear and bounded, as coordinates have outliers.
/// </summary>
/// <param name="Even">The value that speaks for neither side.</param>
/// <param name="PerNat">The change worth one nat; negative where smaller values speak for the claim.</param>
/// <param name="Least">The most it can say against the claim.</param>
/// <param name="Most">The most it can say for it.</param>
internal readonly record struct LogOdds(double Even, double PerNat, double Least, double Most)
{
    internal double Of(double value) => Math.Clamp((value - Even) / PerNat, Least, Most);
}
