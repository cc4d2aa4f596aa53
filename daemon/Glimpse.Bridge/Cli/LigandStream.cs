using System.Diagnostics;
using Glimpse.Bridge.Explaining;
using Glimpse.Core.Structures;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Cli;

/// <summary>
/// The ligands of a file on their way to their results: while one is computed, the next is read and typed and the last is written,
/// each stage on a thread of its own. Order is kept.
/// </summary>
internal sealed class LigandStream(ExplainSettings settings, ExplainRun run, Structure receptor, IProgressDisplay progress)
{
    /// <summary>Explains ligand after ligand.</summary>
    /// <param name="records">The ligands.</param>
    /// <param name="cancellation">Cancels between batches of steps; what was computed before comes first.</param>
    public IEnumerable<LigandStep<ExplainedSite>> Explain(IEnumerable<StructureRecord> records, CancellationToken cancellation) =>
        Lookahead.Of(Lookahead.Of(Typed(records, cancellation)).Select(step => Explained(step, cancellation)));

    private LigandStep<ExplainedSite> Explained(LigandStep<TypedSite> step, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        progress.Stage($"explaining {step.Name}");
        return step.Then(typed => run.Explain(typed, step.Source, progress, cancellation));
    }

    private IEnumerable<LigandStep<TypedSite>> Typed(IEnumerable<StructureRecord> records, CancellationToken cancellation)
    {
        using var reader = records.GetEnumerator();
        var watch = Stopwatch.StartNew();
        while (reader.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            var (record, readTime) = (reader.Current, watch.Elapsed);
            var source = new ResultSource(Path.GetFileName(settings.Structure), Path.GetFileName(settings.LigandsFile!), record.Number);
            yield return new LigandStep<StructureRecord>(RecordFolderName.Of(record), source, record, null)
                .Then(found => run.Type(LigandPicker.Pair(found.Require(), receptor), readTime));
            watch.Restart();
        }
    }
}
