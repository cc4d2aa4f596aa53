using System.IO.Pipelines;
using StreamJsonRpc;

namespace Glimpse.Bridge.Rpc;

/// <summary>Serves one client on a stream until either side ends it.</summary>
internal static class Connection
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Time for the last answers when the daemon ends.</summary>
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(2);

    /// <summary>Serves; the stream is closed at the end.</summary>
    /// <param name="stream">Both directions.</param>
    /// <param name="name">The connection's name, by which turns are taken.</param>
    /// <param name="daemon">What all sessions share.</param>
    /// <param name="patience">Time for a message, from its first byte.</param>
    /// <param name="end">Ends the connection.</param>
    /// <returns>Why this side ended it; null when it didn't.</returns>
    public static async Task<WireException?> ServeAsync(
        Stream stream,
        string name,
        DaemonServices daemon,
        TimeSpan patience,
        CancellationToken end)
    {
        await using (stream)
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(end);
            using var flow = new Flow(daemon.Memory, daemon.Limits.RequestsInFlight, ended.Cancel);
            var handler = HandlerOf(stream, daemon, patience, flow);
            using var rpc = new GlimpseRpc(
                handler,
                flow,
                daemon.Limits.RequestsInFlight,
                daemon.Latencies,
                daemon.OnFault);
            var session = new Session(name, daemon) { Rpc = rpc };
            rpc.AddLocalRpcTarget(
                session,
                new JsonRpcTargetOptions
                {
                    ClientRequiresNamedArguments = true,
                    UseSingleObjectParameterDeserialization = true,
                });
            rpc.StartListening();
            await rpc.Completion.WaitAsync(ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (end.IsCancellationRequested)
                await rpc.AnswerAllAsync(LastAnswers);
            return handler.Refusal;
        }
    }

    /// <summary>Tells a client why it isn't served, and ends the connection.</summary>
    /// <param name="stream">Both directions.</param>
    /// <param name="daemon">What all sessions share.</param>
    /// <param name="refusal">Why.</param>
    public static async Task RefuseAsync(Stream stream, DaemonServices daemon, WireException refusal)
    {
        await using (stream)
        {
            using var flow = new Flow(daemon.Memory, daemon.Limits.RequestsInFlight, () => { });
            await using var handler = HandlerOf(stream, daemon, LastAnswers, flow);
            await handler.RefuseAsync(refusal);
        }
    }

    private static BoundedMessageHandler HandlerOf(
        Stream stream,
        DaemonServices daemon,
        TimeSpan patience,
        Flow flow) =>
        new(
            PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true)),
            PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: BufferBytes, leaveOpen: true)),
            GlimpseRpc.Formatter(),
            daemon.Limits.MessageBytes,
            patience,
            flow);
}
