using Glimpse.Protocol;

namespace Glimpse.Bridge.Rpc;

/// <summary>A fault of a request or a connection, as the client is told it.</summary>
internal sealed class WireException(int code, string message, ErrorDetails details) : Exception(message)
{
    /// <summary>One of <see cref="ErrorCodes"/>.</summary>
    public int Code => code;

    public ErrorDetails Details => details;
}
