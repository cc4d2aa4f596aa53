using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Glimpse.Bridge.Explaining;
using Glimpse.Core;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Jobs;

/// <summary>
/// Takes requests, lets one thread compute them ligand by ligand in turns, and keeps their results. Safe for any
/// thread.
/// </summary>
internal sealed class JobBoard : IAsyncDisposable
{
    /// <summary>Bytes of requests that wait or run: messages may be long, and many may come.</summary>
    public const long MostBytes = 1L << 30;

    private static readonly TimeSpan CancelPatience = TimeSpan.FromSeconds(10);

    private readonly IExplainWorker worker;
    private readonly ResultStore store;
    private readonly CrashJournal journal;
    private readonly JobLog log;
    private readonly JobCounters counters = new();
    private readonly Lock access = new();
    private readonly FairQueue<ExplainJob> queue;
    private readonly HashSet<ExplainJob> begun = [];
    private readonly SemaphoreSlim waiting = new(0);
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource end = new();
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task computing;
    private readonly Action<Exception> die;
    private readonly long mostBytes;
    private int pending;
    private long pendingBytes;
    private volatile bool isDraining;
    private bool isDisposed;

    /// <summary>Starts the thread that computes.</summary>
    /// <param name="worker">What computes.</param>
    /// <param name="store">Where results are kept.</param>
    /// <param name="journal">Where it is written down what is being computed.</param>
    /// <param name="log">Told of each job.</param>
    /// <param name="mostJobs">Most jobs that wait.</param>
    /// <param name="die">Ends the process, as a crash on what is being computed: memory is out, or nothing computes any
    /// more.</param>
    /// <param name="mostBytes">Most bytes of requests that wait or run; a request alone may be longer.</param>
    public JobBoard(
        IExplainWorker worker,
        ResultStore store,
        CrashJournal journal,
        JobLog log,
        int mostJobs,
        Action<Exception> die,
        long mostBytes = MostBytes)
    {
        this.worker = worker;
        this.store = store;
        this.journal = journal;
        this.log = log;
        this.die = die;
        this.mostBytes = mostBytes;
        queue = new FairQueue<ExplainJob>(mostJobs);
        computing = Task.Factory.StartNew(
            Compute,
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }

    /// <summary>Results kept.</summary>
    public ResultStore Results => store;

    /// <summary>What the worker has in memory.</summary>
    public WorkerState Worker => worker.State;

    /// <summary>True once no new job is taken.</summary>
    public bool IsDraining => isDraining;

    /// <summary>Jobs that wait or run.</summary>
    public int Pending => Volatile.Read(ref pending);

    /// <summary>What became of the jobs so far.</summary>
    public JobCounts Counts
    {
        get
        {
            lock (access)
                return counters.Read(Pending - begun.Count, begun.Count);
        }
    }

    /// <summary>Has a request answered.</summary>
    /// <exception cref="JobRefusedException">It isn't taken.</exception>
    /// <exception cref="GlimpseException">It can't be answered.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<ExplainAnswer> ExplainAsync(
        JobClient client,
        ExplainRequest request,
        IJobListener listener,
        CancellationToken cancellation)
    {
        var job = new ExplainJob(client, request, RequestKey.Of(request), listener, cancellation);
        if (journal.Refuses(job.Key))
            throw Refuse(job, JobFault.CrashedBefore);
        if (
            worker.FingerprintOf(request.Model) is { } fingerprint
            && store.FindAll(job.ResultKey(fingerprint)) is { } stored)
        {
            job.AnswerFrom(stored);
            Finish(job, JobOutcome.FromCache, null, wasTaken: false);
            return await job.Answer;
        }

        listener.Progress(0, 0, new WorkProgress(WorkProgress.Queued, 0));
        Enqueue(job);
        await using var registration = cancellation.Register(() => Drop(job));
        return await job.Answer;
    }

    /// <summary>Takes no more jobs, waits for those that it has, and after a while cancels them.</summary>
    /// <param name="patience">The while.</param>
    /// <param name="cancelPatience">What jobs that were cancelled get to end; null for 10 s, many times what a step
    /// takes.</param>
    /// <returns>False when that much later there is still one: it doesn't hear that it was cancelled.</returns>
    public async Task<bool> DrainAsync(TimeSpan patience, TimeSpan? cancelPatience = null)
    {
        lock (access)
        {
            isDraining = true;
            if (pending == 0)
                drained.TrySetResult();
        }

        if (await Task.WhenAny(drained.Task, Task.Delay(patience)) != drained.Task)
            await stop.CancelAsync();
        return await Task.WhenAny(drained.Task, Task.Delay(cancelPatience ?? CancelPatience)) == drained.Task;
    }

    /// <summary>Cancels what waits and runs, and whatever comes after it: the daemon is to end at once.</summary>
    public void CancelAll() => stop.Cancel();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, true))
            return;
        if (!await DrainAsync(TimeSpan.Zero))
            return; // Whoever computes needs the rest.
        await end.CancelAsync();
        await computing;
        waiting.Dispose();
        stop.Dispose();
        end.Dispose();
    }

    private JobRefusedException Refuse(ExplainJob job, JobFault fault)
    {
        counters.Add(JobOutcome.Failed, 0);
        log.Write(job, JobOutcome.Failed, fault.ToString());
        return new JobRefusedException(fault);
    }

    private void Enqueue(ExplainJob job)
    {
        lock (access)
        {
            if (isDraining)
                throw Refuse(job, JobFault.ShuttingDown);
            if (
                (pending > 0 && pendingBytes + job.Bytes > mostBytes)
                || !queue.TryAdd(job.Client.Connection, job.Lane, job))
                throw Refuse(job, JobFault.QueueFull);
            pending++;
            pendingBytes += job.Bytes;
        }

        waiting.Release();
    }

    /// <summary>Takes a job that was cancelled out of the line; one that is being computed ends by itself.</summary>
    private void Drop(ExplainJob job)
    {
        lock (access)
        {
            if (!queue.Remove(job))
                return;
        }

        Finish(job, JobOutcome.Cancelled, null);
    }

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "Without this thread every request would wait for ever: the process ends, whatever it was.")]
    private void Compute()
    {
        try
        {
            while (true)
            {
                waiting.Wait(end.Token);
                AdvanceNext();
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            worker.Dispose();
        }
        catch (Exception fault)
        {
            drained.TrySetResult(); // Nothing ever will.
            die(fault);
        }
    }

    /// <summary>
    /// Takes the job whose turn it is a ligand further. A method of its own, since what a loop that waits has in its
    /// variables is never freed.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AdvanceNext()
    {
        ExplainJob? job;
        lock (access)
        {
            job = queue.Take();
            if (job is not null)
                begun.Add(job);
        }

        // A job that was dropped left its place in the count.
        if (job is not null)
            Advance(job);
    }

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "Whatever a job throws belongs to the client who waits for it; the daemon lives on.")]
    private void Advance(ExplainJob job)
    {
        try
        {
            journal.Begin(job.Key);
            if (job.Step(worker, store, log.WriteFault, stop.Token))
                Finish(job, JobOutcome.Done, null);
            else
                GiveBack(job);
        }
        catch (OperationCanceledException)
        {
            Finish(job, JobOutcome.Cancelled, null);
        }
        catch (GlimpseException fault)
        {
            Finish(job, JobOutcome.Failed, fault);
        }
        catch (OutOfMemoryException fault)
        {
            die(fault);
            Finish(job, JobOutcome.Failed, fault);
        }
        catch (Exception fault)
        {
            log.WriteFault(fault);
            Finish(job, JobOutcome.Failed, fault);
        }
        finally
        {
            journal.End();
        }
    }

    private void GiveBack(ExplainJob job)
    {
        lock (access)
            queue.GiveBack(job.Client.Connection, job.Lane, job);
        waiting.Release();

        // Cancelled meanwhile, it must not stand in line until its turn.
        if (job.Cancellation.IsCancellationRequested)
            Drop(job);
    }

    private void Finish(ExplainJob job, JobOutcome outcome, Exception? fault, bool wasTaken = true)
    {
        job.Dispose();
        counters.Add(outcome, outcome == JobOutcome.FromCache ? 0 : job.Explained);
        log.Write(
            job,
            outcome,
            fault is GlimpseException known ? FaultRecords.Word(known.Code) : fault?.GetType().Name);
        lock (access)
        {
            begun.Remove(job);
            if (wasTaken)
            {
                pending--;
                pendingBytes -= job.Bytes;
            }

            if (pending == 0 && isDraining)
                drained.TrySetResult();
        }

        if (fault is not null)
            job.Fail(fault);
        else if (outcome == JobOutcome.Cancelled)
            job.Cancel();
        else
            job.Complete();
    }
}
