using System.Collections.Immutable;
using System.Diagnostics;
using Glimpse.Bridge.Explaining;
using Glimpse.Core;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Jobs;

/// <summary>A request on its way: done ligand by ligand, between which others may come first.</summary>
internal sealed class ExplainJob(
    JobClient client,
    ExplainRequest request,
    string key,
    IJobListener listener,
    CancellationToken cancellation) : IDisposable
{
    private readonly TaskCompletionSource<ExplainAnswer> answer = new(
        TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ImmutableArray<ExplainedLigand>.Builder results = ImmutableArray.CreateBuilder<ExplainedLigand>();
    private readonly Stopwatch age = Stopwatch.StartNew();
    private readonly Dictionary<string, double> milliseconds = new(StringComparer.Ordinal);
    private IExplainBatch? batch;
    private TimeSpan? waited;

    public JobClient Client => client;

    public ExplainRequest Request => request;

    /// <summary><see cref="RequestKey"/> of the request.</summary>
    public string Key => key;

    /// <summary>About how much memory the request takes: its texts and coordinates.</summary>
    public long Bytes { get; } =
        BytesOf(request.Structure)
        + BytesOf(request.Ligands)
        + BytesOf(request.Versus)
        + BytesOf(request.Template?.Structure)
        + (request.Frames?.Coordinates.Length ?? 0);

    public int Lane => (int)(request.Priority ?? RequestPriority.Interactive);

    public CancellationToken Cancellation => cancellation;

    /// <summary>Completed with the answer, an error or a cancellation.</summary>
    public Task<ExplainAnswer> Answer => answer.Task;

    /// <summary>Ligands explained so far.</summary>
    public int Explained => results.Count(ligand => ligand.Error is null);

    /// <summary>Ligands that failed so far.</summary>
    public int Failed => results.Count - Explained;

    /// <summary>Time since the request came.</summary>
    public TimeSpan Age => age.Elapsed;

    /// <summary>Time that it waited before it was begun.</summary>
    public TimeSpan Waited => waited ?? age.Elapsed;

    /// <summary>Milliseconds of each stage, over all ligands.</summary>
    public IReadOnlyDictionary<string, double> Milliseconds => milliseconds;

    /// <summary>Does the next ligand; before the first it reads the request.</summary>
    /// <returns>True when all are done.</returns>
    /// <exception cref="GlimpseException">The request as a whole can't be answered.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <param name="worker">What computes.</param>
    /// <param name="store">Where results are kept.</param>
    /// <param name="onFault">Told of a fault of the program that ends one ligand of several.</param>
    /// <param name="stop">Cancels.</param>
    public bool Step(IExplainWorker worker, ResultStore store, Action<Exception> onFault, CancellationToken stop)
    {
        waited ??= age.Elapsed;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stop);
        either.Token.ThrowIfCancellationRequested();
        batch ??= worker.Open(request, new ProgressAt(listener, 0, 0), either.Token);
        Add(ExplainNext(store, new ProgressAt(listener, results.Count, batch.Count), onFault, either.Token));
        if (results.Count < batch.Count)
            return false;
        store.Complete(ResultKey(batch.Fingerprint), batch.Count);
        return true;
    }

    /// <summary>
    /// What results of the request are kept by: the model's name isn't enough, whose files may be replaced.
    /// </summary>
    /// <param name="fingerprint">Fingerprint of the model that computes them.</param>
    public string ResultKey(string fingerprint) => $"{key} {fingerprint}";

    /// <summary>Lets the model go.</summary>
    public void Dispose() => batch?.Dispose();

    /// <summary>Answers from results kept.</summary>
    public void AnswerFrom(ImmutableArray<StoredResult> stored)
    {
        foreach (var result in stored)
            Add(new ExplainedLigand(result.Index, result.Id, result.Summary, null));
    }

    /// <summary>Lets the caller have the answer.</summary>
    public void Complete() => answer.TrySetResult(new ExplainAnswer(results.ToImmutable(), Explained, Failed));

    /// <summary>Lets the caller have an error.</summary>
    public void Fail(Exception failure) => answer.TrySetException(failure);

    /// <summary>Tells the caller that there is no answer.</summary>
    public void Cancel() => answer.TrySetCanceled(CancellationToken.None);

    private static long BytesOf(StructureText? text) => text is null ? 0 : (long)text.Text.Length * sizeof(char);

    private ExplainedLigand ExplainNext(
        ResultStore store,
        IProgress<WorkProgress> progress,
        Action<Exception> onFault,
        CancellationToken stop)
    {
        var index = results.Count;
        try
        {
            var kept = ResultKey(batch!.Fingerprint);
            var stored = store.Find(kept, index) ?? store.Add(kept, index, Timed(batch.Explain(index, progress, stop)));
            return new ExplainedLigand(index, stored.Id, stored.Summary, null);
        }
        catch (GlimpseException e) when (e.Code != GlimpseErrorCode.Environment && batch!.Count > 1)
        {
            return new ExplainedLigand(index, null, null, WireText.Of(e));
        }
        catch (Exception e) when (batch!.Count > 1 && ProgramFault.Is(e))
        {
            onFault(e);
            return new ExplainedLigand(index, null, null, WireText.Of(ProgramFault.OnWire));
        }
    }

    private ExplainedSite Timed(ExplainedSite computed)
    {
        foreach (var stage in computed.Result.Timings)
            milliseconds[stage.Stage] = milliseconds.GetValueOrDefault(stage.Stage) + stage.Milliseconds;
        return computed;
    }

    private void Add(ExplainedLigand ligand)
    {
        results.Add(ligand);
        listener.Finished(ligand);
    }

    /// <summary>A worker's progress at one ligand, passed on to whoever listens to the job.</summary>
    private sealed class ProgressAt(IJobListener listener, int ligand, int of) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => listener.Progress(ligand, of, value);
    }
}
