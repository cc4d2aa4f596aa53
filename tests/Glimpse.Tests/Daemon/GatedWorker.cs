using System.Collections.Concurrent;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Jobs;
using Glimpse.Core.Attribution;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>
/// Explains nothing, but as many ligands as the request's structure has characters, each once the test lets it. What it
/// was given it notes as NAME:INDEX.
/// </summary>
internal sealed class GatedWorker : IExplainWorker
{
    private static readonly Explanation Explanation = SampleExplanation.Make();

    private readonly SemaphoreSlim gate = new(0);
    private readonly SemaphoreSlim begun = new(0);

    public ConcurrentQueue<string> Order { get; } = new();

    /// <summary>Names of the requests that are over.</summary>
    public ConcurrentQueue<string> Disposed { get; } = new();

    public WorkerState State => WorkerState.Empty;

    public bool IsDisposed { get; private set; }

    /// <summary>Called for each ligand once it is let.</summary>
    public Action<string, int> OnExplain { get; init; } = (_, _) => { };

    /// <summary>A request for this worker.</summary>
    public static ExplainRequest Request(string name, int ligands, RequestPriority priority = RequestPriority.Batch) =>
        new() { Model = name, Structure = new StructureText(new string('x', ligands)), Priority = priority };

    /// <summary>Lets so many ligands through.</summary>
    public void Let(int ligands) => gate.Release(ligands);

    /// <summary>Waits until the next ligand stands at the gate.</summary>
    public async Task BegunAsync() => Assert.True(await begun.WaitAsync(HangGuard.Patience), "no ligand was begun");

    /// <summary>What the files of each model say; null when it is gone.</summary>
    public Func<string?> FingerprintNow { get; init; } = () => "";

    public string? FingerprintOf(string model) => FingerprintNow();

    public IExplainBatch Open(
        ExplainRequest request,
        IProgress<WorkProgress> progress,
        CancellationToken cancellation
    ) => new Batch(this, request.Model, request.Structure.Text.Length);

    public void Dispose()
    {
        IsDisposed = true;
        gate.Dispose();
        begun.Dispose();
    }

    private sealed class Batch(GatedWorker worker, string name, int count) : IExplainBatch
    {
        public string Fingerprint { get; } = worker.FingerprintNow() ?? "none";

        public void Dispose() => worker.Disposed.Enqueue(name);

        public int Count => count;

        public ExplainedSite Explain(int index, IProgress<WorkProgress> progress, CancellationToken cancellation)
        {
            worker.Order.Enqueue(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}:{index}"));
            worker.begun.Release();
            worker.gate.Wait(cancellation);
            worker.OnExplain(name, index);
            var result = ResultRecords.Of(
                Explanation,
                new ExplainOptions(),
                LinearModels.Summary,
                new ResultSource("p", "l", index + 1),
                "secret title",
                null,
                [new("explain", 1)]);
            return new ExplainedSite(result, Explanation, SampleExplanation.Receptor());
        }
    }
}
