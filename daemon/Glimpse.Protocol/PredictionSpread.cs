namespace Glimpse.Protocol;

/// <summary>How a prediction scatters over frames that are all the same complex, in the model's unit.</summary>
/// <param name="Frames">How many frames.</param>
/// <param name="Mean">Mean.</param>
/// <param name="StandardDeviation">Standard deviation over the frames.</param>
/// <param name="Minimum">Smallest prediction.</param>
/// <param name="Maximum">Largest prediction.</param>
public sealed record PredictionSpread(int Frames, double Mean, double StandardDeviation, double Minimum, double Maximum);
