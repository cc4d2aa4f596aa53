namespace Glimpse.Bench.Engine;

/// <summary>What this program measured for one complex; times in milliseconds or seconds as named.</summary>
/// <param name="Name">The complex.</param>
/// <param name="VoxelsMs">Voxelisation.</param>
/// <param name="PredictMs">One prediction.</param>
/// <param name="HoistedS">100 gradients behind the affine prefix.</param>
/// <param name="UnhoistedS">100 gradients through the whole network.</param>
/// <param name="Value">F(x).</param>
/// <param name="Map">The attributions that the 100 gradients give.</param>
/// <param name="AdaptiveGradients">Gradients that the adaptive rule took.</param>
/// <param name="AdaptiveS">What they took.</param>
/// <param name="SumTolerance">The adaptive run's completeness error, or 0.001 if that is more: what the plain loop is
/// to reach.</param>
/// <param name="IntervalTolerance">The tolerance that the adaptive run met, or what it missed if that is more:
/// likewise, interval by interval.</param>
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
    double SumTolerance,
    double IntervalTolerance);
