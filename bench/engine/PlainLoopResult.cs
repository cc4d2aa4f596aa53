namespace Glimpse.Bench.Engine;

/// <summary>What plain_loop.py measured for one complex.</summary>
internal sealed record PlainLoopResult(
    double Value, double Baseline, double Sum, double Largest, double PredictS, double ExplainS, int TunedSteps, double TunedS, double TunedError);
