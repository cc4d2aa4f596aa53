namespace Glimpse.Bench.Engine;

/// <summary>What this program measured for one complex; times in milliseconds or seconds as named.</summary>
internal sealed record Row(
    string Name,
    double VoxelsMs,
    double PredictMs,
    double HoistedS,
    double UnhoistedS,
    double Value,
    double[] Map,
    int AdaptiveGradients,
    double AdaptiveS,
    double AdaptiveError,
    double AdaptiveIntervalError);
