using Glimpse.Core;

namespace Glimpse.Bridge.Cli;

/// <summary>The exit codes of the program, and the one place that maps faults to them.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int SomeLigandsFailed = 1;
    public const int BadUsage = 2;
    public const int BadInput = 3;
    public const int Internal = 4;

    /// <summary>What shells add the number of a signal to that ended a child.</summary>
    public const int OfSignal = 128;

    /// <summary>128 + SIGINT.</summary>
    public const int Cancelled = OfSignal + 2;

    public static int Of(GlimpseErrorCode code) =>
        code switch
        {
            GlimpseErrorCode.BadUsage => BadUsage,
            GlimpseErrorCode.BadInput
            or GlimpseErrorCode.LigandNotFound
            or GlimpseErrorCode.BadModel
            or GlimpseErrorCode.Environment => BadInput,
            GlimpseErrorCode.Internal => Internal,
            _ => throw new ArgumentOutOfRangeException(nameof(code), code, "A fault without an exit code."),
        };
}
