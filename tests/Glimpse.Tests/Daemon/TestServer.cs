using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Jobs;
using Glimpse.Bridge.Rpc;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
using Nerdbank.Streams;
using Serilog;

namespace Glimpse.Tests.Daemon;

/// <summary>All of a daemon but process and socket: clients come on streams in memory.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    public static readonly WireLimits SmallLimits = new()
    {
        MessageBytes = 1 << 20,
        LigandsPerRequest = 50,
        RequestsInFlight = 8,
        QueuedRequests = 4,
        ResultBytes = 64 << 20,
        LigandAtoms = LigandSize.Most,
        ResultIds = 20,
    };

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly ScratchFolder scratch = new();
    private readonly CrashJournal journal;
    private readonly List<Task<WireException?>> connections = [];
    private readonly CancellationTokenSource end = new();
    private readonly DaemonServices services;
    private readonly TimeSpan patience;
    private readonly TaskCompletionSource<Exception> died = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TestServer(
        IExplainWorker? worker = null,
        WireLimits? limits = null,
        TimeSpan? patience = null,
        IModelSource? models = null,
        bool journalIsFull = false,
        long mostBytes = JobBoard.MostBytes,
        Action<string>? onDeath = null)
    {
        limits ??= SmallLimits;
        models ??= new LinearModels();
        this.patience = patience ?? Patience;
        var log = new LoggerConfiguration().WriteTo.Sink(Log).CreateLogger();
        var jobLog = new JobLog(log, models);
        if (journalIsFull)
            File.CreateSymbolicLink(scratch.In($"running-{Environment.ProcessId}"), "/dev/full");
        journal = CrashJournal.Open(scratch.Path, Environment.ProcessId, jobLog.WriteNoJournal);
        Jobs = new JobBoard(
            worker ?? new ExplainWorker(models, new ComputeSettings(), limits.LigandsPerRequest, limits.LigandAtoms),
            new ResultStore(limits.ResultBytes),
            journal,
            jobLog,
            limits.QueuedRequests,
            Die,
            mostBytes);
        Memory = new MemoryBudget(16 * limits.MessageBytes);
        services = new DaemonServices(
            "0123456789ab",
            "cpu",
            limits,
            Memory,
            models,
            Jobs,
            new Latencies(),
            Status,
            drain => ShutdownAsked = drain,
            jobLog.WriteFault);

        void Die(Exception fault)
        {
            onDeath?.Invoke(scratch.Path);
            died.TrySetResult(fault);
        }
    }

    public JobBoard Jobs { get; }

    public MemoryBudget Memory { get; }

    public LogLines Log { get; } = new();

    /// <summary>What a client asked for by <c>daemon/shutdown</c>: to drain or not; null when none has.</summary>
    public bool? ShutdownAsked { get; private set; }

    /// <summary>Completed when the process would have ended.</summary>
    public Task<Exception> Died => died.Task;

    /// <summary>Completed when a connection has ended, with why this side ended it.</summary>
    public IReadOnlyList<Task<WireException?>> Ends => connections;

    public WireTestClient Connect()
    {
        var (client, server) = FullDuplexStream.CreatePair();
        connections.Add(
            Connection.ServeAsync(
                server,
                connections.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                services,
                patience,
                end.Token));
        return new WireTestClient(client);
    }

    public async Task<WireTestClient> ConnectInitializedAsync(string name = "test")
    {
        var client = Connect();
        await client.InitializeAsync(name);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await Task.WhenAll(connections);
        await Jobs.DisposeAsync();
        journal.Dispose();
        end.Dispose();
        scratch.Dispose();
    }

    private DaemonStatus Status() => new()
    {
        Program = ResultRecords.Program,
        Build = services.Build,
        ProcessId = 1,
        UptimeSeconds = 1.5,
        IsDraining = Jobs.IsDraining,
        Connections = 1,
        Jobs = Jobs.Counts,
        Latencies = [],
        Results = Jobs.Results.Size.Results,
        ResultBytes = Jobs.Results.Size.Bytes,
        ModelsLoaded = Jobs.Worker.Models,
        Engine = Jobs.Worker.Engine,
        LiveTensors = Jobs.Worker.LiveTensors,
        DeviceBytes = null,
        ResidentBytes = 1,
        ManagedBytes = 1,
        Descriptors = 1,
    };
}
