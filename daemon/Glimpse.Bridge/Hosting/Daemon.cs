using System.Diagnostics;
using System.Runtime.Versioning;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Jobs;
using Glimpse.Bridge.Rpc;
using Glimpse.Core;
using Glimpse.Protocol;
using Microsoft.Extensions.Hosting;
using Serilog;

namespace Glimpse.Bridge.Hosting;

/// <summary>
/// The daemon: takes the instance lock, opens the socket, serves clients, and ends when it is told to or nobody has
/// needed it for long.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class Daemon(
    DaemonFolders folders,
    DaemonSettings settings,
    IModelSource models,
    ILogger log,
    IHostApplicationLifetime lifetime,
    TimeProvider time
) : IHostedService, IAsyncDisposable
{
    private const long Megabyte = 1 << 20;
    private const int RequestsInFlight = 64;

    /// <summary>
    /// What all connections may have on the way, as a multiple of the longest message: two of those, each of which
    /// counts eightfold.
    /// </summary>
    private const int MessagesOnTheWay = 16;
    private const int MostConnections = 256;
    private const int MostResultIds = 10_000;

    private readonly Stopwatch uptime = Stopwatch.StartNew();
    private readonly Latencies latencies = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource closed = new();
    private FileLock? instance;
    private CrashJournal? journal;
    private SocketListener? listener;
    private JobBoard? jobs;
    private Connections? connections;
    private Task accepting = Task.CompletedTask;
    private Task idling = Task.CompletedTask;
    private Task givingBack = Task.CompletedTask;
    private TimeSpan patience = TimeSpan.FromSeconds(settings.DrainSeconds);

    /// <inheritdoc/>
    /// <exception cref="GlimpseException">Another daemon of this build runs, or a folder can't be used.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        folders.Make();
        instance =
            FileLock.TryTake(folders.InstanceLock)
            ?? throw new GlimpseException(
                GlimpseErrorCode.Environment,
                "A daemon of this build runs already.",
                "Use it: 'glimpse status' tells of it, 'glimpse stop' ends it.");
        var limits = new WireLimits
        {
            MessageBytes = settings.MessageMegabytes * Megabyte,
            LigandsPerRequest = settings.LigandsPerRequest,
            RequestsInFlight = RequestsInFlight,
            QueuedRequests = settings.QueuedRequests,
            ResultBytes = settings.ResultMegabytes * Megabyte,
            LigandAtoms = settings.LigandAtoms,
            ResultIds = MostResultIds,
        };
        var jobLog = new JobLog(log, models);
        journal = CrashJournal.Open(folders.Journal, Environment.ProcessId, jobLog.WriteNoJournal);
        var worker = new ExplainWorker(
            models,
            new ComputeSettings(settings.Device, settings.Threads),
            settings.LigandsPerRequest,
            settings.LigandAtoms);
        jobs = new JobBoard(
            worker,
            new ResultStore(limits.ResultBytes),
            journal,
            jobLog,
            settings.QueuedRequests,
            fault => Die(jobLog, fault));
        var memory = new MemoryBudget(MessagesOnTheWay * limits.MessageBytes);
        connections = new Connections(
            new DaemonServices(
                folders.Build,
                settings.Device,
                limits,
                memory,
                models,
                jobs,
                latencies,
                Status,
                Shutdown,
                jobLog.WriteFault),
            MostConnections,
            log);
        listener = SocketListener.Open(folders.Socket);
        accepting = new AcceptLoop(listener.AcceptAsync, connections.Add, log).RunAsync(closed.Token);
        idling =
            settings.IdleMinutes > 0
                ? EndWhenIdleAsync(TimeSpan.FromMinutes(settings.IdleMinutes))
                : Task.CompletedTask;
        givingBack = new IdleMemory(() => jobs.Pending == 0 && memory.Held < IdleMemory.Worthwhile).RunAsync(
            stopping.Token);
        log.Information(
            "daemon {Version} build {Build} process {Process} started",
            ResultRecords.Program.Version,
            folders.Build,
            Environment.ProcessId);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Gives its name and lock away, so that the next client starts a new daemon; finishes or cancels what there is, as
    /// long as it can be told to hurry; says good-bye.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (connections is null)
            return;
        await stopping.CancelAsync();
        listener!.Hide();
        instance!.Dispose();
        await Task.WhenAll(idling, givingBack);
        log.Information(
            "daemon ends: {Pending} jobs pending, {Connections} connections",
            jobs!.Pending,
            connections.Count);
        if (!await jobs.DrainAsync(patience))
            EndByForce();
        await closed.CancelAsync();
        listener.Dispose();
        try
        {
            await accepting;
        }
        finally
        {
            await connections.DisposeAsync();
            await jobs.DisposeAsync();
        }

        log.Information("daemon ended after {Seconds:F0} s", uptime.Elapsed.TotalSeconds);
    }

    public ValueTask DisposeAsync()
    {
        journal?.Dispose();
        listener?.Dispose();
        instance?.Dispose();
        stopping.Dispose();
        closed.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task EndWhenIdleAsync(TimeSpan longest)
    {
        try
        {
            await new IdleEnd(longest, () => connections!.Count > 0 || jobs!.Pending > 0, time).WaitAsync(
                stopping.Token);
            log.Information("nobody has needed the daemon for {Minutes:F0} minutes", longest.TotalMinutes);
            lifetime.StopApplication();
        }
        catch (OperationCanceledException)
        {
            // It ends anyway.
        }
    }

    private void Shutdown(bool drain)
    {
        if (!drain)
        {
            patience = TimeSpan.Zero;
            jobs!.CancelAll();
        }

        lifetime.StopApplication();
    }

    private DaemonStatus Status()
    {
        var (results, bytes) = jobs!.Results.Size;
        var worker = jobs.Worker;
        return new DaemonStatus
        {
            Program = ResultRecords.Program,
            Build = folders.Build,
            ProcessId = Environment.ProcessId,
            UptimeSeconds = uptime.Elapsed.TotalSeconds,
            IsDraining = jobs.IsDraining,
            Connections = connections!.Count,
            Jobs = jobs.Counts,
            Latencies = latencies.Read(),
            Results = results,
            ResultBytes = bytes,
            ModelsLoaded = worker.Models,
            Engine = worker.Engine,
            LiveTensors = worker.LiveTensors,
            DeviceBytes = DeviceMemory.InUse(worker.Engine?.Device),
            ResidentBytes = Environment.WorkingSet,
            ManagedBytes = GC.GetTotalMemory(forceFullCollection: false),
            Descriptors = CountDescriptors(),
        };
    }

    /// <summary>Ends the process by SIGKILL, which doesn't count as a crash on what was being computed.</summary>
    private void EndByForce()
    {
        log.Warning("what is being computed doesn't hear that it was cancelled: the process ends by force");
        using var own = Process.GetCurrentProcess();
        own.Kill();
    }

    /// <summary>
    /// Ends the process by SIGABRT: whoever waits for it writes down that it crashed on what it computed.
    /// </summary>
    private static void Die(JobLog jobLog, Exception fault)
    {
        jobLog.WriteFault(fault);
        Environment.FailFast($"The daemon can't go on: {fault.GetType().Name}.");
    }

    /// <summary>Null when there is no descriptor left to count with.</summary>
    private static int? CountDescriptors()
    {
        try
        {
            return Directory.EnumerateFileSystemEntries("/proc/self/fd").Count();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
