using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Glimpse.Bridge.Explaining;
using Glimpse.Core;
using Glimpse.Protocol;
using StreamJsonRpc;

namespace Glimpse.Bridge.Hosting;

/// <summary>
/// A short conversation with a daemon that runs: what <c>status</c>, <c>stop</c> and <c>doctor</c> ask.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class DaemonClient : IDisposable
{
    /// <summary>Time for an answer: none of what is asked takes a daemon long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly JsonRpc rpc;
    private readonly AnswerReader reader;
    private readonly TimeSpan patience;

    private DaemonClient(AnswerReader reader, TimeSpan patience)
    {
        this.reader = reader;
        rpc = new JsonRpc(reader);
        rpc.StartListening();
        this.patience = patience;
    }

    /// <summary>Who answered.</summary>
    public InitializeAnswer Answer { get; private set; } = null!;

    /// <summary>Connects and introduces itself; starts nothing.</summary>
    /// <param name="folders">Where the daemon's socket is.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="patience">Time for each answer; null for 5 s.</param>
    /// <returns>Null when no daemon runs.</returns>
    /// <exception cref="GlimpseException">It doesn't answer, or breaks off.</exception>
    public static Task<DaemonClient?> TryOpenAsync(
        DaemonFolders folders,
        CancellationToken cancellation,
        TimeSpan? patience = null)
    {
        SocketListener.RequireRoomFor(folders.Socket);
        return TryOpenAsync(folders.Socket, patience ?? Patience, cancellation);
    }

    /// <summary>
    /// Connects to all daemons of this build: the one that takes clients, and those that are about to end.
    /// </summary>
    /// <exception cref="GlimpseException">One doesn't answer, or breaks off.</exception>
    public static async Task<IReadOnlyList<DaemonClient>> OpenAllAsync(
        DaemonFolders folders,
        CancellationToken cancellation)
    {
        SocketListener.RequireRoomFor(folders.Socket);
        var clients = new List<DaemonClient>();
        foreach (var path in SocketListener.HiddenBeside(folders.Socket).Prepend(folders.Socket))
        {
            if (await TryOpenAsync(path, Patience, cancellation) is { } client)
                clients.Add(client);
        }

        return clients;
    }

    /// <summary>How it fares.</summary>
    public Task<DaemonStatus> StatusAsync(CancellationToken cancellation) =>
        CallAsync<DaemonStatus>(MethodNames.DaemonStatus, new EmptyRequest(), cancellation);

    /// <summary>The models that it has.</summary>
    public Task<ModelsAnswer> ModelsAsync(CancellationToken cancellation) =>
        CallAsync<ModelsAnswer>(MethodNames.ModelsList, new EmptyRequest(), cancellation);

    /// <summary>Ends it.</summary>
    public Task<ShutdownAnswer> ShutdownAsync(bool drain, CancellationToken cancellation) =>
        CallAsync<ShutdownAnswer>(MethodNames.DaemonShutdown, new ShutdownRequest(drain), cancellation);

    /// <summary>Waits until it closes the connection.</summary>
    public Task WaitForEndAsync(CancellationToken cancellation) => rpc.Completion.WaitAsync(cancellation);

    public void Dispose() => rpc.Dispose();

    /// <summary>Connects to a daemon by the name of its socket, and introduces itself.</summary>
    /// <returns>Null when none listens there.</returns>
    /// <exception cref="GlimpseException">It doesn't answer, or breaks off.</exception>
    public static async Task<DaemonClient?> TryOpenAsync(string path, TimeSpan patience, CancellationToken cancellation)
    {
        if (await DaemonConnector.TryConnectAsync(path, cancellation) is not { } socket)
            return null;
        return await IntroduceAsync(new NetworkStream(socket, ownsSocket: true), patience, cancellation);
    }

    /// <summary>Introduces itself to a daemon.</summary>
    /// <param name="stream">Both directions; closed with the client.</param>
    /// <param name="patience">Time for each answer.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GlimpseException">It doesn't answer, breaks off, or takes no more clients.</exception>
    public static async Task<DaemonClient> IntroduceAsync(
        Stream stream,
        TimeSpan patience,
        CancellationToken cancellation)
    {
        var client = new DaemonClient(
            new AnswerReader(PipeWriter.Create(stream), PipeReader.Create(stream)),
            patience);
        try
        {
            client.Answer = await client.CallAsync<InitializeAnswer>(
                MethodNames.Initialize,
                new InitializeRequest("glimpse", ResultRecords.Program.Version, WireProtocol.Version),
                cancellation);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private async Task<T> CallAsync<T>(string method, object request, CancellationToken cancellation)
    {
        try
        {
            return await rpc.InvokeWithParameterObjectAsync<T>(method, request, cancellation)
                .WaitAsync(patience, cancellation);
        }
        catch (TimeoutException e)
        {
            throw Bad($"The daemon doesn't answer {method} within {patience.TotalSeconds:0.###} s.", e);
        }
        catch (ConnectionLostException e)
        {
            throw reader.Refusal ?? Bad($"The daemon ended the connection instead of answering {method}.", e);
        }
        catch (IOException)
        {
            // One that hangs up may have said why before this side could write.
            await rpc.Completion.WaitAsync(patience, cancellation)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (reader.Refusal is { } refusal)
                throw refusal;
            throw;
        }
    }

    private static GlimpseException Bad(FormattableString message, Exception inner) =>
        new(
            GlimpseErrorCode.Environment,
            FormattableString.Invariant(message),
            "Try again; if it stays so, end the process 'glimpse serve' by hand: clients start another.",
            inner);
}
