using System.Collections.Immutable;
using System.Diagnostics;
using Glimpse.Bridge.Explaining;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Models.Torch;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Jobs;

/// <summary>Computes in this process.</summary>
internal sealed class ExplainWorker(IModelSource models, ComputeSettings compute, int mostLigands, int mostAtoms)
    : IExplainWorker
{
    private readonly ModelPool pool = new(models, compute);
    private volatile WorkerState loaded = WorkerState.Empty;

    /// <inheritdoc/>
    public WorkerState State => loaded with { LiveTensors = loaded.Engine is null ? 0 : TorchThread.LiveTensors };

    /// <inheritdoc/>
    public string? FingerprintOf(string model) => models.FingerprintOf(model);

    /// <inheritdoc/>
    public IExplainBatch Open(ExplainRequest request, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        models.Find(request.Model);
        var asked = RequestOptions.Of(request, mostAtoms);
        var (typing, most) = (asked.Typing, asked.Typing.MostLigandAtoms);
        progress.Report(new WorkProgress(WorkProgress.Reading, 0));
        var watch = Stopwatch.StartNew();
        var structure = RequestTexts.Read(request.Structure, "structure", asked.Reading, cancellation);
        var records = request.Ligands is null
            ? default
            : RequestTexts.ReadAll(request.Ligands, "ligands", mostLigands, asked.Reading.OfLigand, cancellation);
        var template = RequestTexts.Template(request.Template, most, cancellation);
        var reference = RequestTexts.Reference(request.Versus, asked.Reading.OfLigand, cancellation);
        ImmutableArray<string> elsewhere = request.Displaced is { IsDefault: false } named ? named : [];
        var inStructure = records.IsDefault
            ? Without(
                LigandPicker.Pick(structure, request.Ligand, request.Frames is null, most, cancellation),
                elsewhere)
            : null;
        var one = request.Frames is null
            ? null
            : inStructure ?? Without(OnlyOne(records, structure, most), elsewhere);
        var frames = one is null ? null : FrameSet.Of(request.Frames!, one, mostLigands);
        ImmutableArray<int> displaced = records.IsDefault
            ? []
            :
            [
                .. SeriesReceptor
                    .Displaced(structure, () => records, most, cancellation)
                    .Union(SeriesReceptor.Named(structure, elsewhere)),
            ];
        var read = watch.Elapsed;
        cancellation.ThrowIfCancellationRequested();

        // Loaded last: a request that can't be read says so at once.
        var lease = Load(request.Model, progress, cancellation);
        var model = lease.Model;
        var run = new ExplainRun(asked.Verdicts ? model : model.Unjudged(), asked.Options, typing, template, reference);
        var name = RequestTexts.NameOf(request.Structure, "structure");
        var ligandName = request.Ligands is null ? name : RequestTexts.NameOf(request.Ligands, "ligands");
        return frames is not null
                ? new FrameBatch(
                    run,
                    lease,
                    one!,
                    frames,
                    new ResultSource(name, ligandName, records.IsDefault ? null : records[0].Number),
                    read)
            : inStructure is not null
                ? new SiteBatch(run, lease, 1, _ => inStructure, _ => new ResultSource(name, name, null), read)
            : new SiteBatch(
                run,
                lease,
                records.Length,
                i =>
                    LigandPicker.Pair(records[i].Require(), structure, mostAtoms: most) with
                    {
                        Displaced = displaced,
                    },
                i => new ResultSource(name, ligandName, records[i].Number),
                read / records.Length);
    }

    /// <summary>Frees the models, those too that are just being loaded.</summary>
    public void Dispose() => pool.Dispose();

    private static LigandSite Without(LigandSite site, ImmutableArray<string> displaced) =>
        site with
        {
            Displaced = SeriesReceptor.Named(site.Receptor, displaced),
        };

    private static LigandSite OnlyOne(ImmutableArray<StructureRecord> records, Structure receptor, int mostAtoms) =>
        records is [var record]
            ? LigandPicker.Pair(record.Require(), receptor, isPlaced: false, mostAtoms)
            : throw new Core.GlimpseException(
                Core.GlimpseErrorCode.BadUsage,
                "frames move one ligand, and ligands holds several.",
                "Send a request for each ligand.");

    private ModelLease Load(string name, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        var lease = pool.Take(name, () => progress.Report(new WorkProgress(WorkProgress.Loading, 0)), cancellation);
        loaded = new WorkerState(pool.Names, loaded.Engine ?? lease.Model.Engine, 0);
        return lease;
    }
}
