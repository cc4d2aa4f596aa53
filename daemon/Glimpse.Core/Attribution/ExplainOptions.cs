namespace Glimpse.Core.Attribution;

/// <summary>How to explain.</summary>
/// <param name="Steps">Steps of the path integral (paper: 100).</param>
/// <param name="Rule">Its quadrature rule.</param>
/// <param name="SummaryVoxels">How many best voxels decide which channels a summary shows (paper: 5).</param>
public sealed record ExplainOptions(
    int Steps = 100,
    QuadratureRule Rule = QuadratureRule.GaussLegendre,
    int SummaryVoxels = 5);
