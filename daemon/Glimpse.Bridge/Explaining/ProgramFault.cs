using Glimpse.Core;

namespace Glimpse.Bridge.Explaining;

/// <summary>A fault of the program's own, where it is to end one ligand of many and not all of them.</summary>
internal static class ProgramFault
{
    /// <summary>What to do about it on a command line.</summary>
    public const string ReportAddress =
        "open an issue of Glimpse Bridge with the command, this line and the output of --verbose";

    /// <summary>What a client is told; the details are in the daemon's log.</summary>
    public static GlimpseException OnWire { get; } = new(
        GlimpseErrorCode.Internal,
        "There is a fault in the program.",
        "Please report it, with the daemon's log: the details are there.");

    /// <summary>
    /// True for what neither the user can mend, nor the machine denies, nor somebody cancelled: another ligand may well
    /// do.
    /// </summary>
    public static bool Is(Exception exception) =>
        exception is not (GlimpseException or OperationCanceledException) && EnvironmentFault.Of(exception) is null;

    /// <summary>The fault in its own words, for who ran the command.</summary>
    public static GlimpseException Of(Exception exception) =>
        new(
            GlimpseErrorCode.Internal,
            $"fault of the program: {exception.GetType().Name}: {exception.Message.TrimEnd('.')}.",
            $"Please {ReportAddress}.",
            exception);
}
