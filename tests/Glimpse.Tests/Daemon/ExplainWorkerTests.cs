using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Jobs;
using Glimpse.Core;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Daemon;

public sealed class ExplainWorkerTests
{
    private static readonly ExplainRequest Request = new()
    {
        Model = LinearModels.Name,
        Structure = new StructureText(Fixture.Text("1hpv.pdb")),
        Ligand = "478",
        Options = Requested.Options(("steps", 1)),
    };

    [Fact]
    public async Task A_job_cancelled_while_its_model_loads_ends_at_once_and_the_next_finds_the_model_loading()
    {
        using var begun = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        using var cancel = new CancellationTokenSource();
        var loads = 0;
        var models = new LinearModels
        {
            OnOpen = () =>
            {
                Interlocked.Increment(ref loads);
                begun.Set();
                gate.Wait(HangGuard.Patience, CancellationToken.None);
            },
        };
        using var worker = new ExplainWorker(models, new ComputeSettings("cpu", 1), 1, LigandSize.Most);
        var first = Task.Run(
            () => worker.Open(Request, new Progress<WorkProgress>(), cancel.Token),
            TestContext.Current.CancellationToken);
        begun.Wait(HangGuard.Patience, TestContext.Current.CancellationToken);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.GuardedAsync());

        var second = Task.Run(
            () => worker.Open(Request, new Progress<WorkProgress>(), CancellationToken.None),
            TestContext.Current.CancellationToken);
        gate.Set();
        Assert.Equal(1, (await second.GuardedAsync()).Count);
        Assert.Equal(1, loads);
    }

    [Fact]
    public void A_model_that_could_not_be_loaded_is_tried_again()
    {
        var loads = 0;
        var models = new LinearModels
        {
            OnOpen = () =>
            {
                if (++loads == 1)
                    throw new GlimpseException(GlimpseErrorCode.BadModel, "damaged", "mend it");
            },
        };
        using var worker = new ExplainWorker(models, new ComputeSettings("cpu", 1), 1, LigandSize.Most);
        var failure = Assert.Throws<GlimpseException>(() =>
            worker.Open(Request, new Progress<WorkProgress>(), CancellationToken.None));
        Assert.Equal("damaged", failure.Message);
        Assert.Equal(1, worker.Open(Request, new Progress<WorkProgress>(), CancellationToken.None).Count);
    }

    [Fact]
    public void A_model_whose_files_were_replaced_is_loaded_anew_and_the_old_one_goes_once_nothing_computes_with_it()
    {
        var loads = 0;
        using var held = new Held();
        var models = new LinearModels { OnOpen = () => loads++, Holds = [held], Fingerprint = "first" };
        using var worker = new ExplainWorker(models, new ComputeSettings("cpu", 1), 1, LigandSize.Most);
        var old = Open();
        using (var same = Open())
            Assert.Equal((1, "first"), (loads, same.Fingerprint));

        models.Fingerprint = "second";
        using var next = Open();
        Assert.Equal((2, "second"), (loads, next.Fingerprint));
        Assert.Equal("first", old.Fingerprint);
        Assert.Equal(0, held.Disposed);
        Assert.NotNull(old.Explain(0, new Progress<WorkProgress>(), CancellationToken.None).Result);
        old.Dispose();
        old.Dispose();
        Assert.Equal(1, held.Disposed);
        Assert.Equal([LinearModels.Name], worker.State.Models);

        IExplainBatch Open() => worker.Open(Request, new Progress<WorkProgress>(), CancellationToken.None);
    }

    [Fact]
    public void The_alternate_location_asked_for_is_taken_of_a_ligand_and_a_reference_that_come_apart()
    {
        var ligand = new StructureText(string.Join('\n', Fixture.Text("1hpv.pdb").Split('\n').Where(IsLigand)
            .SelectMany(line =>
                new[]
                {
                    line[..16] + 'A' + line[17..],
                    line[..16] + $"B{line[17..30]}{double.Parse(line.AsSpan(30, 8)) + 0.5, 8:F3}" + line[38..],
                })));
        var request = Request with { Ligand = null, Ligands = ligand, Versus = ligand };
        var other = request with { Reading = Requested.Options(("altloc", "B")) };
        var (first, second) = (Explain(request), Explain(other));
        foreach (var side in (Partner[])[Partner.Ligand, Partner.Reference])
            Assert.Equal(0.5, X(second, side) - X(first, side), 1e-4);

        static bool IsLigand(string line) =>
            line.StartsWith("HETATM", StringComparison.Ordinal) && line[17..20] == "478";

        static double X(ExplainResult result, Partner side) =>
            result.Atoms.Where(atom => atom.Side == side).Average(atom => atom.Position[0]);
    }

    private static ExplainResult Explain(ExplainRequest request)
    {
        using var worker = new ExplainWorker(new LinearModels(), new ComputeSettings("cpu", 1), 1, LigandSize.Most);
        var progress = new Progress<WorkProgress>();
        return worker
            .Open(request, progress, CancellationToken.None)
            .Explain(0, progress, CancellationToken.None)
            .Result;
    }

    private sealed class Held : IDisposable
    {
        public int Disposed { get; private set; }

        public void Dispose() => Disposed++;
    }
}
