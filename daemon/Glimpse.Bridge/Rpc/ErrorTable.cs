using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Jobs;
using Glimpse.Bridge.Options;
using Glimpse.Core;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Rpc;

/// <summary>The one place that turns faults into errors of the wire.</summary>
internal static class ErrorTable
{
    /// <summary>What a client is told of an exception; of a fault of the program only that there was one.</summary>
    public static WireException Of(Exception exception) =>
        exception switch
        {
            WireException known => known,
            GlimpseException fault => new WireException(
                CodeOf(fault.Code),
                WireText.Of(fault.Message),
                new ErrorDetails(
                    FaultRecords.Word(fault.Code),
                    WireText.Of(fault.Remedy),
                    MemberOf(fault),
                    FaultRecords.Mentions(fault.Options))),
            JobRefusedException { Fault: JobFault.QueueFull } => Make(
                ErrorCodes.QueueFull,
                "Too many requests wait, or too long ones.",
                "Try again later."),
            JobRefusedException { Fault: JobFault.ShuttingDown } => Make(
                ErrorCodes.ShuttingDown,
                "The daemon is about to end.",
                "Connect again."),
            JobRefusedException => Make(
                ErrorCodes.CrashedBefore,
                "The daemon crashed twice while it computed this request.",
                "Don't send it again as it is; please report it."),
            _ when EnvironmentFault.Of(exception) is var (_, remedy) => Make(
                ErrorCodes.Environment,
                "The system refuses the daemon memory, a file or a process.",
                remedy),
            _ => Make(ErrorCodes.InternalError, ProgramFault.OnWire.Message, ProgramFault.OnWire.Remedy),
        };

    /// <summary>An error with a remedy.</summary>
    public static WireException Make(int code, string message, string remedy, string? where = null) =>
        new(code, message, new ErrorDetails(KindOf(code), remedy, where));

    /// <summary>What to do about an error that StreamJsonRpc itself raises.</summary>
    public static ErrorDetails DetailsOf(int code) => new(KindOf(code), code switch
    {
        ErrorCodes.MethodNotFound => "PROTOCOL.md lists the methods.",
        ErrorCodes.InvalidParams => "Give the members that PROTOCOL.md lists, by name.",
        ErrorCodes.Cancelled => "Send it again if it is still wanted.",
        _ => ProgramFault.OnWire.Remedy,
    }, null);

    /// <summary>The member of the request that a fault of its options is about.</summary>
    private static string? MemberOf(GlimpseException fault) =>
        fault is { Code: GlimpseErrorCode.BadUsage, Options: [var name, ..] }
            ? OptionTable.Find(name)?.Member
            : null;

    private static int CodeOf(GlimpseErrorCode code) => code switch
    {
        GlimpseErrorCode.BadUsage => ErrorCodes.BadUsage,
        GlimpseErrorCode.BadInput => ErrorCodes.BadInput,
        GlimpseErrorCode.LigandNotFound => ErrorCodes.LigandNotFound,
        GlimpseErrorCode.BadModel => ErrorCodes.BadModel,
        GlimpseErrorCode.Environment => ErrorCodes.Environment,
        GlimpseErrorCode.Internal => ErrorCodes.InternalError,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "A fault without a code."),
    };

    private static string KindOf(int code) => code switch
    {
        ErrorCodes.BadUsage => FaultRecords.Word(GlimpseErrorCode.BadUsage),
        ErrorCodes.BadInput => FaultRecords.Word(GlimpseErrorCode.BadInput),
        ErrorCodes.LigandNotFound => FaultRecords.Word(GlimpseErrorCode.LigandNotFound),
        ErrorCodes.BadModel => FaultRecords.Word(GlimpseErrorCode.BadModel),
        ErrorCodes.Environment => FaultRecords.Word(GlimpseErrorCode.Environment),
        ErrorCodes.NotInitialized => "not-initialized",
        ErrorCodes.ProtocolMismatch => "protocol-mismatch",
        ErrorCodes.ResultEvicted => "result-evicted",
        ErrorCodes.NoMap => "no-map",
        ErrorCodes.LimitExceeded => "limit-exceeded",
        ErrorCodes.QueueFull => "queue-full",
        ErrorCodes.ShuttingDown => "shutting-down",
        ErrorCodes.CrashedBefore => "crashed-before",
        ErrorCodes.ParseError => "parse-error",
        ErrorCodes.InvalidRequest => "invalid-request",
        ErrorCodes.MethodNotFound => "method-not-found",
        ErrorCodes.InvalidParams => "invalid-params",
        ErrorCodes.Cancelled => "cancelled",
        _ => "internal-error",
    };
}
