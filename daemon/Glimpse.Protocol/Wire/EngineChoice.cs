namespace Glimpse.Protocol.Wire;

/// <summary>How to explain; every member left out has the default of <c>glimpse explain</c>.</summary>
/// <param name="Baseline">What the prediction is compared with; zero by default.</param>
/// <param name="Method">How it is taken apart; integrated gradients by default.</param>
/// <param name="Rule">How the integral becomes a sum; adaptive by default, Gauss-Legendre where <paramref name="Steps"/> is given.</param>
/// <param name="Steps">Steps of a fixed rule, 1 to 100000.</param>
/// <param name="Tolerance">What the adaptive rule's intervals may miss together, in the model's unit, above 0.</param>
/// <param name="MaxSteps">Gradients at most to reach it, 10 to 1000.</param>
/// <param name="Rotations">Average over so many of the cube's rotations, 1 to 24.</param>
/// <param name="Jitter">Explain so many slightly moved copies, too, 0 to 1000.</param>
/// <param name="TopVoxels">Show the channels that hold the best so many voxels, 1 to 1000.</param>
public sealed record EngineChoice(
    BaselineChoice? Baseline = null,
    MethodChoice? Method = null,
    RuleChoice? Rule = null,
    int? Steps = null,
    double? Tolerance = null,
    int? MaxSteps = null,
    int? Rotations = null,
    int? Jitter = null,
    int? TopVoxels = null);
