using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Rpc;
using Glimpse.Protocol.Wire;
using StreamJsonRpc;

namespace Glimpse.Bridge.Hosting;

/// <summary>A short conversation with a daemon that runs: what <c>status</c>, <c>stop</c> and <c>doctor</c> ask.</summary>
[SupportedOSPlatform("linux")]
internal sealed class DaemonClient : IDisposable
{
    private readonly JsonRpc rpc;

    private DaemonClient(JsonRpc rpc) => this.rpc = rpc;

    /// <summary>Who answered.</summary>
    public InitializeAnswer Answer { get; private set; } = null!;

    /// <summary>Connects and introduces itself; starts nothing.</summary>
    /// <returns>Null when no daemon runs.</returns>
    public static async Task<DaemonClient?> TryOpenAsync(DaemonFolders folders, CancellationToken cancellation)
    {
        if (await new DaemonConnector(folders).TryConnectAsync(cancellation) is not { } socket)
            return null;
        var stream = new NetworkStream(socket, ownsSocket: true);
        var conversation = new JsonRpc(new HeaderDelimitedMessageHandler(PipeWriter.Create(stream), PipeReader.Create(stream), GlimpseRpc.Formatter()));
        conversation.StartListening();
        var client = new DaemonClient(conversation);
        client.Answer = await client.CallAsync<InitializeAnswer>(
            MethodNames.Initialize, new InitializeRequest("glimpse", ResultRecords.Program.Version, WireProtocol.Version), cancellation);
        return client;
    }

    /// <summary>How it fares.</summary>
    public Task<DaemonStatus> StatusAsync(CancellationToken cancellation) =>
        CallAsync<DaemonStatus>(MethodNames.DaemonStatus, new EmptyRequest(), cancellation);

    /// <summary>Ends it.</summary>
    public Task<ShutdownAnswer> ShutdownAsync(bool drain, CancellationToken cancellation) =>
        CallAsync<ShutdownAnswer>(MethodNames.DaemonShutdown, new ShutdownRequest(drain), cancellation);

    /// <summary>Waits until it closes the connection.</summary>
    public Task WaitForEndAsync(CancellationToken cancellation) => rpc.Completion.WaitAsync(cancellation);

    public void Dispose() => rpc.Dispose();

    private Task<T> CallAsync<T>(string method, object request, CancellationToken cancellation) =>
        rpc.InvokeWithParameterObjectAsync<T>(method, request, cancellation);
}
