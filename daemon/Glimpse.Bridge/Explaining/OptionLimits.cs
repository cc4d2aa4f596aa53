namespace Glimpse.Bridge.Explaining;

/// <summary>The ranges of the engine's options, the same on the command line and on the wire.</summary>
internal static class OptionLimits
{
    public const int FewestSteps = 1;
    public const int MostSteps = 100_000;
    public const int FewestAdaptiveSteps = 10;

    /// <summary>
    /// The adaptive rule keeps each gradient until the end, 0.9 MB for the models that come with the program.
    /// </summary>
    public const int MostAdaptiveSteps = 1000;

    public const int FewestRotations = 1;
    public const int MostJitterCopies = 1000;
    public const int FewestTopVoxels = 1;
    public const int MostTopVoxels = 1000;

    /// <summary>The cube's proper rotations.</summary>
    public static readonly int MostRotations = Core.Voxels.CubeRotation.All.Length;
}
