using System.IO.Pipelines;
using Glimpse.Bridge.Rpc;
using Glimpse.Core;
using Glimpse.Protocol;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace Glimpse.Bridge.Hosting;

/// <summary>
/// A daemon's messages. One that takes no more clients says so by an error without an id, which belongs to no request:
/// StreamJsonRpc drops it.
/// </summary>
internal sealed class AnswerReader(PipeWriter writer, PipeReader reader)
    : HeaderDelimitedMessageHandler(writer, reader, GlimpseRpc.Formatter())
{
    /// <summary>Why the daemon ended the connection; null where it gave no reason.</summary>
    public GlimpseException? Refusal { get; private set; }

    /// <inheritdoc/>
    protected override async ValueTask<JsonRpcMessage?> ReadCoreAsync(CancellationToken cancellationToken)
    {
        var message = await base.ReadCoreAsync(cancellationToken);
        if (message is JsonRpcError { RequestId.IsEmpty: true } or JsonRpcError { RequestId.IsNull: true })
            Refusal = RefusalOf(((JsonRpcError)message).Error);
        return message;
    }

    /// <summary>Reads the details at once: they lie in a buffer that is the next message's.</summary>
    private static GlimpseException RefusalOf(JsonRpcError.ErrorDetail? error) =>
        new(
            GlimpseErrorCode.Environment,
            error?.Message ?? "The daemon refuses the connection.",
            error?.GetData<ErrorDetails>()?.Remedy ?? "Try again later.");
}
