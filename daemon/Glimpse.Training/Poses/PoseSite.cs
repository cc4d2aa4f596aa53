using Glimpse.Training.Data;

namespace Glimpse.Training.Poses;

/// <summary>A complex and the poses that were docked into it.</summary>
/// <param name="Sample">The complex as it was read.</param>
/// <param name="Poses">All its poses.</param>
internal sealed record PoseSite(TrainingSample Sample, IReadOnlyList<DockedPose> Poses);
