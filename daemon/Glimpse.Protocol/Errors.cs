using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>
/// Codes of errors. Those below zero are JSON-RPC's own or, like <see cref="Cancelled"/>, customary; those of this
/// program are positive.
/// </summary>
public static class ErrorCodes
{
    /// <summary>The message isn't JSON; the connection is closed.</summary>
    public const int ParseError = -32700;

    /// <summary>The message isn't a request.</summary>
    public const int InvalidRequest = -32600;

    /// <summary>There is no such method.</summary>
    public const int MethodNotFound = -32601;

    /// <summary>A member of the request is unknown, missing, null or of the wrong type.</summary>
    public const int InvalidParams = -32602;

    /// <summary>A fault of the program.</summary>
    public const int InternalError = -32603;

    /// <summary>The client cancelled the request, or the daemon ended.</summary>
    public const int Cancelled = -32800;

    /// <summary>The request makes no sense: an unknown model, a value out of range.</summary>
    public const int BadUsage = 1;

    /// <summary>A structure can't be read or makes no sense.</summary>
    public const int BadInput = 2;

    /// <summary>The ligand isn't in the structure, or several are.</summary>
    public const int LigandNotFound = 3;

    /// <summary>A model's files are missing or damaged.</summary>
    public const int BadModel = 4;

    /// <summary>Something outside the program fails, such as libtorch or a device.</summary>
    public const int Environment = 5;

    /// <summary>A call before <c>initialize</c>, or a second <c>initialize</c>.</summary>
    public const int NotInitialized = 10;

    /// <summary>The client speaks another major version.</summary>
    public const int ProtocolMismatch = 11;

    /// <summary>The result is no longer kept: explain again.</summary>
    public const int ResultEvicted = 20;

    /// <summary>The result has no map: its method has none.</summary>
    public const int NoMap = 21;

    /// <summary>A limit that <c>initialize</c> stated is exceeded.</summary>
    public const int LimitExceeded = 30;

    /// <summary>Too many requests wait: try again later.</summary>
    public const int QueueFull = 31;

    /// <summary>The daemon is about to end: connect again.</summary>
    public const int ShuttingDown = 32;

    /// <summary>The daemon crashed twice while it computed this request, which it doesn't try again.</summary>
    public const int CrashedBefore = 33;
}

/// <summary>The <c>data</c> of an error.</summary>
/// <param name="Kind">The kind of error, a stable word such as <c>bad-input</c>.</param>
/// <param name="Remedy">One sentence that says what to do about it.</param>
/// <param name="Where">The member of the request that is wrong, such as <c>options.steps</c>; null when it is no
/// member.</param>
/// <param name="Options">The options that message and remedy name, as in <see cref="Notice"/>; null when they
/// name none.</param>
public sealed record ErrorDetails(string Kind, string Remedy, string? Where, ImmutableArray<string>? Options = null);

/// <summary>A fault that the user can mend.</summary>
/// <param name="Code">The kind of fault, a stable word such as <c>bad-input</c>.</param>
/// <param name="Message">One sentence that names the file, line, residue or atom.</param>
/// <param name="Remedy">One sentence that says what to do about it.</param>
/// <param name="Options">The options that both name, as in <see cref="Notice"/>; null when they name none.</param>
public sealed record Fault(string Code, string Message, string Remedy, ImmutableArray<string>? Options = null);
