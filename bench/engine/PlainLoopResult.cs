namespace Glimpse.Bench.Engine;

/// <summary>What plain_loop.py measured for one complex; times in seconds.</summary>
/// <param name="Value">F(x).</param>
/// <param name="MapDistance">Relative L2 distance of this program's map (100 Gauss-Legendre steps) from its
/// own.</param>
/// <param name="PredictS">One prediction.</param>
/// <param name="ExplainS">100 gradients.</param>
/// <param name="Completeness">The fastest rule to this program's completeness error.</param>
/// <param name="Intervals">Trapezoids to this program's sum of absolute interval errors.</param>
internal sealed record PlainLoopResult(
    double Value,
    double MapDistance,
    double PredictS,
    double ExplainS,
    TunedLoop Completeness,
    TunedLoop Intervals);
