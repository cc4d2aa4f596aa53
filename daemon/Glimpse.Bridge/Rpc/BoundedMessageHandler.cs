using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Text.Json;
using Glimpse.Protocol;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace Glimpse.Bridge.Rpc;

/// <summary>
/// Messages behind a Content-Length header, bounded: StreamJsonRpc itself has no limit on size and waits for ever for a
/// header's end. A message is waited for as a whole, so that nothing is allocated for what is only announced; a bad one
/// is answered by an error without an id, and the connection ends, and so it does when nothing is said after it was
/// opened. Nothing is read while the client leaves too many answers unread; a long message is read once there is memory
/// for it.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="reader">Where from.</param>
/// <param name="formatter">JSON.</param>
/// <param name="mostBytes">Longest message.</param>
/// <param name="patience">Time for a message, from its first byte, for the first from the connection's beginning, or
/// from when there is memory for it.</param>
/// <param name="flow">What of this connection is on the way.</param>
internal sealed class BoundedMessageHandler(
    PipeWriter writer,
    PipeReader reader,
    IJsonRpcMessageFormatter formatter,
    long mostBytes,
    TimeSpan patience,
    Flow flow
) : HeaderDelimitedMessageHandler(writer, reader, formatter)
{
    private const int LongestHeader = 1024;
    private static readonly TimeSpan StallLook = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ApologyPatience = TimeSpan.FromSeconds(1);

    /// <summary>What the message that is being read holds of the budget.</summary>
    private IDisposable? memory;

    /// <summary>Whether a message has come.</summary>
    private bool isGreeted;

    private static ReadOnlySpan<byte> HeaderEnd => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> LengthName => "Content-Length:"u8;

    /// <summary>Why the connection was ended by this side; null where it wasn't.</summary>
    public WireException? Refusal { get; private set; }

    /// <inheritdoc/>
    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "Whatever a stranger's message makes the formatter throw, the answer is the same.")]
    protected override async ValueTask<JsonRpcMessage?> ReadCoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            await flow.Outbox.WaitForRoomAsync(cancellationToken);
            return await WaitForMessageAsync(cancellationToken)
                ? Register(await base.ReadCoreAsync(cancellationToken))
                : null;
        }
        catch (WireException refusal)
        {
            await RefuseAsync(refusal);
        }
        catch (JsonException e) when (e.LineNumber is not null)
        {
            // A place in the text is what the parser names; what is JSON and no request has none.
            await RefuseAsync(
                ErrorTable.Make(
                    ErrorCodes.ParseError,
                    "A message isn't JSON, or nests too deep.",
                    "Send one object of UTF-8 after each header."));
        }
        catch (Exception e) when (e is not (OperationCanceledException or IOException or ObjectDisposedException))
        {
            await RefuseAsync(
                ErrorTable.Make(
                    ErrorCodes.InvalidRequest,
                    "A message isn't a JSON-RPC request.",
                    "Send method, params (an object) and id."));
        }
        finally
        {
            memory?.Dispose();
            memory = null;
        }

        return null;
    }

    /// <summary>
    /// Sends what was written; a client that takes nothing for long while others wait for memory is let go.
    /// </summary>
    protected override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        var flushing = base.FlushAsync(cancellationToken).AsTask();
        for (
            var waited = Stopwatch.StartNew();
            !flushing.IsCompleted
                && await Task.WhenAny(flushing, Task.Delay(StallLook, CancellationToken.None)) != flushing;)
        {
            if (waited.Elapsed <= patience || !flow.IsShort)
                continue;
            Refusal = ErrorTable.Make(
                ErrorCodes.LimitExceeded,
                "Answers weren't taken while memory was short.",
                "Read answers as they come.");
            flow.End();
        }

        await flushing;
    }

    /// <summary>Keeps a request's id, and its memory until it is answered.</summary>
    /// <exception cref="WireException">A request with this id waits for its answer.</exception>
    private JsonRpcMessage? Register(JsonRpcMessage? message)
    {
        if (message is not JsonRpcRequest { IsNotification: false } request)
            return message;
        if (!flow.Requests.TryAdd(request.RequestId))
            throw ErrorTable.Make(
                ErrorCodes.InvalidRequest,
                "A request with this id waits for its answer.",
                "Give each request an id of its own.");
        if (memory is not null)
            flow.Requests.Hold(request.RequestId, memory);
        memory = null;
        return message;
    }

    /// <summary>Waits until a whole message is there, and checks what is around its request.</summary>
    /// <returns>False when the other side has ended the connection.</returns>
    private async Task<bool> WaitForMessageAsync(CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (!isGreeted)
            deadline.CancelAfter(patience);
        (int Header, long Length)? needed = null;
        try
        {
            var result = await Reader!.ReadAsync(deadline.Token);
            deadline.CancelAfter(patience);
            while (true)
            {
                if (needed is null && (needed = MessageLength(result.Buffer)) is { Length: > Flow.FreeBytes } large)
                {
                    deadline.CancelAfter(Timeout.InfiniteTimeSpan);
                    memory = await flow.TakeForMessageAsync(large.Length, cancellationToken);
                    deadline.CancelAfter(patience);
                }

                if (needed is { } size && size.Header + size.Length <= result.Buffer.Length)
                {
                    Envelope.Check(result.Buffer.Slice(size.Header, size.Length));
                    Reader.AdvanceTo(result.Buffer.Start);
                    isGreeted = true;
                    return true;
                }

                if (result.IsCompleted)
                    return false;
                Reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
                result = await Reader.ReadAsync(deadline.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw ErrorTable.Make(
                ErrorCodes.LimitExceeded,
                "A message was begun and not finished in time, or none came.",
                "Send a message at once, the first when the connection is opened.");
        }
    }

    /// <summary>Bytes of header and of content; null while the header isn't complete.</summary>
    private (int Header, long Length)? MessageLength(ReadOnlySequence<byte> buffer)
    {
        var head = buffer.Slice(0, Math.Min(buffer.Length, LongestHeader)).ToArray().AsSpan();
        var end = head.IndexOf(HeaderEnd);
        if (end < 0)
        {
            return head.Length < LongestHeader
                ? null
                : throw BadHeader($"The first {LongestHeader} bytes of a message hold no end of a header.");
        }

        long? length = null;
        foreach (var range in head[..end].Split("\r\n"u8))
        {
            var line = head[..end][range];
            if (!line.StartsWith(LengthName))
                continue;
            var digits = line[LengthName.Length..].Trim((byte)' ');
            if (
                length is not null
                || !Utf8Parser.TryParse(digits, out long value, out var used)
                || used != digits.Length
                || value < 1)
                throw BadHeader("The header's Content-Length isn't one number above 0.");
            length = value;
        }

        if (length is null)
            throw BadHeader("The header has no Content-Length.");
        return length <= mostBytes
            ? (end + HeaderEnd.Length, length.Value)
            : throw ErrorTable.Make(
                ErrorCodes.LimitExceeded,
                $"A message of {length} bytes is longer than {mostBytes}.",
                "Send what is large in chunks.");
    }

    private static WireException BadHeader(string message) =>
        ErrorTable.Make(
            ErrorCodes.ParseError,
            message,
            "Send 'Content-Length: N', an empty line and N bytes; each line ends in CR LF.");

    /// <summary>Tells the other side why the connection ends, if it listens.</summary>
    public async Task RefuseAsync(WireException refusal)
    {
        Refusal = refusal;
        var error = ((IJsonRpcMessageFactory)Formatter).CreateErrorMessage();
        error.RequestId = RequestId.Null;
        error.Error = new JsonRpcError.ErrorDetail
        {
            Code = (JsonRpcErrorCode)refusal.Code,
            Message = refusal.Message,
            Data = refusal.Details,
        };
        using var enough = new CancellationTokenSource(ApologyPatience);
        try
        {
            await WriteAsync(error, enough.Token);
        }
        catch (Exception e)
            when (e is OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException
            )
        {
            // It doesn't listen.
        }
    }
}
