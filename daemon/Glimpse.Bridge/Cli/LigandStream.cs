using System.Collections.Immutable;
using System.Diagnostics;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Options;
using Glimpse.Bridge.Outputs;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Cli;

/// <summary>
/// The ligands of a file on their way to their results: while one is computed, the next is read and typed and the last
/// is written, each stage on a thread of its own. Order is kept.
/// </summary>
/// <param name="settings">What was asked.</param>
/// <param name="run">The way to a result.</param>
/// <param name="receptor">The protein.</param>
/// <param name="displaced">Residues of it that ligands of the file take the place of.</param>
/// <param name="earlier">Results to take over; null for none.</param>
/// <param name="requireRoom">Refuses a ligand whose result would have no room, by its name.</param>
/// <param name="progress">What shows how far it is.</param>
internal sealed class LigandStream(
    ExplainSettings settings,
    ExplainRun run,
    Structure receptor,
    ImmutableArray<int> displaced,
    EarlierResults? earlier,
    Action<string> requireRoom,
    IProgressDisplay progress)
{
    /// <summary>Explains ligand after ligand.</summary>
    /// <param name="records">The ligands.</param>
    /// <param name="cancellation">Cancels between batches of steps; what was computed before comes first.</param>
    public IEnumerable<LigandStep<ExplainedSite>> Explain(
        IEnumerable<StructureRecord> records,
        CancellationToken cancellation
    ) => Lookahead.Of(Lookahead.Of(Typed(records, cancellation)).Select(step => Explained(step, cancellation)));

    private LigandStep<ExplainedSite> Explained(LigandStep<TypedSite> step, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        progress.Stage($"explaining {step.Record.Name}");
        return step.Then(typed => run.Explain(typed, step.Record.Source, progress, cancellation));
    }

    private IEnumerable<LigandStep<TypedSite>> Typed(
        IEnumerable<StructureRecord> records,
        CancellationToken cancellation)
    {
        using var reader = records.GetEnumerator();
        var watch = Stopwatch.StartNew();
        while (reader.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            var (record, readTime) = (reader.Current, watch.Elapsed);
            yield return Begun(record)
                .Then(found =>
                    run.Type(
                        LigandPicker.Pair(found.Require(), receptor, mostAtoms: settings.Typing.MostLigandAtoms) with
                        {
                            Displaced = displaced,
                        },
                        readTime,
                        cancellation));
            watch.Restart();
        }
    }

    /// <summary>A record, and its result where an earlier run left that.</summary>
    private LigandStep<StructureRecord> Begun(StructureRecord record)
    {
        var source = new ResultSource(
            InputName.Of(settings.Structure),
            InputName.Of(settings.LigandsFile!),
            record.Number);
        var hash = record.Structure is null ? "" : InputHash.Of(InputHash.Of(record.Structure), record.Title);
        var ligand = new LigandRecord(RecordFolderName.Of(record), source, hash);
        if (record.Structure is not null)
            requireRoom(ligand.Name);
        return record.Structure is not null && earlier?.Find(ligand.Name, hash) is { } found
            ? new(ligand, null, found, null)
            : new(ligand, record, null, null);
    }
}
