using System.Runtime.CompilerServices;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Jobs;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>Alone while they run: what others allocate meanwhile would count.</summary>
[Collection(AloneTests.Name)]
public sealed class ResultSizeTests
{
    private const int Results = 12;
    private const double Margin = 0.15;

    [Fact]
    public void The_store_counts_the_bytes_that_its_results_take()
    {
        using var worker = new ExplainWorker(
            new LinearModels(),
            new ComputeSettings("cpu", 1),
            Results,
            LigandSize.Most);
        var store = new StrongBox<ResultStore?>();
        var (kept, counted) = Fill(store, worker);

        // What goes with the store is what it took: pools and caches that explaining fills or empties don't count.
        var with = Held();
        store.Value = null;
        var taken = with - Held();
        Assert.Equal(Results, kept);
        Assert.InRange(counted, (1 - Margin) * taken, (1 + Margin) * taken);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (int Kept, long Bytes) Fill(StrongBox<ResultStore?> box, ExplainWorker worker)
    {
        var store = new ResultStore(long.MaxValue);
        for (var i = 0; i < Results; i++)
            store.Add($"{i}", 0, Explain(worker));
        box.Value = store;
        return store.Size;
    }

    /// <summary>Managed bytes once what earlier tests left to finalizers is gone, too.</summary>
    private static long Held()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>Each time from the text on, as requests come.</summary>
    private static ExplainedSite Explain(ExplainWorker worker)
    {
        var request = new ExplainRequest
        {
            Model = LinearModels.Name,
            Structure = new StructureText(Fixture.Text("1hpv.pdb")),
            Ligand = "478",
            Options = Requested.Options(("steps", 1)),
        };
        var progress = new Progress<WorkProgress>();
        var batch = worker.Open(request, progress, TestContext.Current.CancellationToken);
        return batch.Explain(0, progress, TestContext.Current.CancellationToken);
    }
}
