using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Options;
using Glimpse.Protocol;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace Glimpse.Bridge.Rpc;

/// <summary>
/// JSON-RPC with this program's rules: named parameters, typed errors that leak nothing, bounded requests in flight,
/// calls timed.
/// </summary>
internal sealed class GlimpseRpc : JsonRpc
{
    /// <summary>
    /// The records' own serialisation first; by reflection only StreamJsonRpc's id of a request that is cancelled.
    /// </summary>
    private static readonly JsonSerializerOptions WireOptions = new(GlimpseJsonContext.OneLine.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(GlimpseJsonContext.OneLine, new DefaultJsonTypeInfoResolver()),
    };

    private const string CancelMethod = "$/cancelRequest";
    private static readonly TimeSpan AnswerPause = TimeSpan.FromMilliseconds(5);

    private readonly int mostInFlight;
    private readonly Latencies latencies;
    private readonly Action<Exception> onFault;
    private readonly Flow flow;

    public GlimpseRpc(
        IJsonRpcMessageHandler handler,
        Flow flow,
        int mostInFlight,
        Latencies latencies,
        Action<Exception> onFault)
        : base(handler)
    {
        this.flow = flow;
        this.mostInFlight = mostInFlight;
        this.latencies = latencies;
        this.onFault = onFault;
        CancelLocallyInvokedMethodsWhenConnectionIsClosed = true;
        TraceSource.Switch.Level = SourceLevels.Off;
    }

    /// <summary>Who asks, as texts that name an option have to know.</summary>
    public OptionAsker Asker { get; set; } = OptionAsker.Wire;

    /// <summary>A formatter for the records of the wire.</summary>
    public static SystemTextJsonFormatter Formatter() => new() { JsonSerializerOptions = WireOptions };

    /// <inheritdoc/>
    protected override async ValueTask<JsonRpcMessage> DispatchRequestAsync(
        JsonRpcRequest request,
        TargetMethod targetMethod,
        CancellationToken cancellationToken)
    {
        if (request.Method == CancelMethod)
            return await base.DispatchRequestAsync(request, targetMethod, cancellationToken);
        if (request.IsNotification)
            throw ErrorTable.Make(ErrorCodes.InvalidRequest, "A request has no id.", "Give it one.");
        if (flow.Requests.Count > mostInFlight)
            throw ErrorTable.Make(
                ErrorCodes.LimitExceeded,
                $"More than {mostInFlight} requests of this connection wait for an answer.",
                "Wait for answers first.");
        var begun = Stopwatch.GetTimestamp();
        try
        {
            await flow.TakeForAnswerAsync(request.RequestId, request.Method!, cancellationToken);
            var answer = await base.DispatchRequestAsync(request, targetMethod, cancellationToken);
            if (answer is JsonRpcResult { Result: ExplainAnswer explained } result)
            {
                flow.TakeForAnswer(request.RequestId, explained);
                result.Result = AskerWords.Of(explained, Asker);
            }

            return answer;
        }
        finally
        {
            latencies.Add(request.Method!, Stopwatch.GetElapsedTime(begun));
        }
    }

    /// <summary>Waits until every request has its answer, for a while.</summary>
    public async Task AnswerAllAsync(TimeSpan patience)
    {
        for (
            var waited = Stopwatch.StartNew();
            (flow.Requests.Count > 0 || !flow.Outbox.IsEmpty) && waited.Elapsed < patience;)
            await Task.Delay(AnswerPause);
    }

    /// <inheritdoc/>
    protected override JsonRpcError.ErrorDetail CreateErrorDetails(JsonRpcRequest request, Exception exception)
    {
        var error = AskerWords.Of(ErrorTable.Of(exception), Asker);
        if (error.Code == ErrorCodes.InternalError || EnvironmentFault.Of(exception) is not null)
            onFault(exception);
        return new JsonRpcError.ErrorDetail
        {
            Code = (JsonRpcErrorCode)error.Code,
            Message = error.Message,
            Data = error.Details,
        };
    }

    /// <inheritdoc/>
    protected override async ValueTask SendAsync(JsonRpcMessage message, CancellationToken cancellationToken)
    {
        // Errors that StreamJsonRpc makes itself have no data of ours, or data that tells of the program's inside.
        if (message is JsonRpcError { Error: { Data: not ErrorDetails } error })
        {
            error.Data = ErrorTable.DetailsOf((int)error.Code);
            if ((int)error.Code == ErrorCodes.InvalidParams)
                error.Message = "The parameters must be an object.";
        }

        flow.Outbox.Add();
        var held = message is JsonRpcResult or JsonRpcError
            ? flow.Requests.Remove(((IJsonRpcMessageWithId)message).RequestId)
            : [];
        try
        {
            await base.SendAsync(message, cancellationToken);
        }
        catch (IOException)
        {
            flow.End(); // The client has left, and nobody waits for this: no fault of anybody's.
        }
        finally
        {
            flow.Outbox.Remove();
            foreach (var one in held)
                one.Dispose();
        }
    }
}
