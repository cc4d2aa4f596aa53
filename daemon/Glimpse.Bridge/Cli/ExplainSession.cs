using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Options;
using Glimpse.Bridge.Outputs;
using Glimpse.Bridge.Presentation;
using Glimpse.Core;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Protocol;
using Spectre.Console;

namespace Glimpse.Bridge.Cli;

/// <summary>
/// One call of <c>glimpse explain</c>: reads, explains, writes and prints, for one ligand or a stream of them.
/// </summary>
internal sealed class ExplainSession(ExplainSettings settings, IModelSource models, Terminal terminal)
{
    private TemplateSource? template;
    private ReferenceLigand? reference;

    /// <summary>Does what the settings ask.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="GlimpseException">Nothing can be explained at all; with <c>--json</c> it has been printed as a
    /// record, too.</exception>
    public int Run(CancellationToken cancellation)
    {
        try
        {
            using var folder = settings.OutputFolder is { } path ? OutputFolder.Open(path) : null;
            folder?.RequireNotIn(
                [settings.Structure, settings.LigandsFile, settings.Versus, settings.Template]);
            models.Find(settings.Model);
            template = settings.Template is null
                ? null
                : TemplateSource.Read(settings.Template, settings.Typing.MostLigandAtoms, cancellation);
            reference = settings.Versus is null
                ? null
                : ReferenceLigand.Read(settings.Versus, settings.Reading.OfLigand with { Cancellation = cancellation });
            return settings.LigandsFile is null
                ? ExplainOne(folder, cancellation)
                : ExplainMany(folder, settings.LigandsFile, cancellation);
        }
        catch (GlimpseException e) when (settings.Json)
        {
            terminal.Output.WriteLine(ResultJson.OneLine(FaultReport.Record(e, source: null)));
            throw;
        }
    }

    private int ExplainOne(OutputFolder? folder, CancellationToken cancellation)
    {
        folder?.RequireRoom(settings.Maps, models.Find(settings.Model));
        var (result, view, replaced) = ProgressScreen.Run(
            terminal,
            settings.Json,
            progress =>
            {
                var name = InputName.Of(settings.Structure);
                var watch = Stopwatch.StartNew();
                var site = LigandPicker.Pick(
                    StructureReader.Read(settings.Structure, settings.Reading with { Cancellation = cancellation }),
                    settings.Ligand,
                    mostAtoms: settings.Typing.MostLigandAtoms,
                    cancellation: cancellation);
                var readTime = watch.Elapsed;
                using var model = Open(progress);
                progress.Stage($"explaining {name}");
                var run = RunBy(model);
                var explained = run.Explain(
                    run.Type(site, readTime, cancellation),
                    new ResultSource(name, name, null),
                    progress,
                    cancellation);
                var (result, replaced) = folder?.Write(explained, settings.Maps) ?? (explained.Result, 0);
                return (result, settings.Json || folder is null ? null : ResultViews.Of(explained), replaced);
            });
        if (settings.Json)
            terminal.Output.WriteLine(ResultJson.OneLine(result));
        if (folder is null)
            return ExitCode.Done;
        if (view is not null)
            Report.Print(terminal.OutputConsole, result, view, folder.Path);
        if (replaced > 0)
            terminal.Error.WriteLine($"the {replaced} files of an earlier result in {folder.Path} were replaced");
        LigandTally.SayOthers(terminal, folder.ResultsWithin(new HashSet<string>()));
        return ExitCode.Done;
    }

    private int ExplainMany(OutputFolder? folder, string ligandsFile, CancellationToken cancellation)
    {
        foreach (var warning in ProvenanceWords.Warnings(models.Find(settings.Model)))
            terminal.Error.WriteLine($"warning: {warning.Message}");
        var tally = ProgressScreen.Run(
            terminal,
            settings.Json,
            progress =>
            {
                var receptor = StructureReader.Read(
                    settings.Structure,
                    settings.Reading with
                    {
                        Cancellation = cancellation,
                    });
                // What can't be read is refused before a model is loaded for it.
                var (records, displaced) = Series(
                    ligandsFile,
                    receptor,
                    settings.Typing.MostLigandAtoms,
                    settings.Reading.OfLigand with
                    {
                        Cancellation = cancellation,
                    });
                using var model = Open(progress);
                var hash = RunHash.Of(
                    settings,
                    model.Summary,
                    FingerprintOf(model),
                    receptor,
                    displaced,
                    template?.Hash,
                    reference);
                var series = folder is null ? null : new SeriesFiles(folder, model.Summary, hash);
                series?.Begin();
                var run = RunBy(model);
                var ligands = new LigandStream(
                    settings,
                    run,
                    receptor,
                    displaced,
                    settings.Resume ? new EarlierResults(folder!, hash, model.Summary) : null,
                    name => folder?.RequireRoomWithin(name, settings.Maps, model.Summary),
                    progress);
                return Explain(ligands.Explain(records, cancellation), folder, series, hash);
            });
        return tally.Close(ligandsFile, folder?.Path);
    }

    /// <summary>Of the model's manifests, and of whoever says something of its poses.</summary>
    private string FingerprintOf(OpenModel model)
    {
        var panel = settings.Verdicts ? model.Judges.Value : JudgePanel.None;
        return string.Join(
            ' ',
            panel
                .Judges.Select(judge =>
                    JsonSerializer.Serialize(judge.Summary, GlimpseJsonContext.OneLine.ModelSummary))
                .Concat(panel.Faults.Select(fault => fault.Message))
                .Prepend(model.Fingerprint));
    }

    private ExplainRun RunBy(OpenModel model) =>
        new(
            settings.Verdicts ? model : model.Unjudged(),
            settings.Options,
            settings.Typing,
            template?.Template,
            reference);

    /// <summary>
    /// The ligands of a file, and the residues that any of them takes the place of. Where the receptor has groups that
    /// could be such the file is read twice; a pipe, which can't be, is kept.
    /// </summary>
    private static (IEnumerable<StructureRecord> Records, ImmutableArray<int> Displaced) Series(
        string file, Structure receptor, int mostAtoms, StructureReadOptions options)
    {
        if (NativeGroups.Candidates(receptor).IsEmpty)
            return (Lookahead.FirstAtOnce(StructureReader.ReadAll(file, options)), []);
        var isFile = new FileInfo(file) is { Exists: true, LinkTarget: null, Length: > 0 };
        var records = isFile ? StructureReader.ReadAll(file, options) : [.. StructureReader.ReadAll(file, options)];
        return (
            Lookahead.FirstAtOnce(records),
            SeriesReceptor.Displaced(receptor, () => records, mostAtoms, options.Cancellation));
    }

    /// <summary>Writes ligand after ligand; however that ends, the series' files tell what is complete.</summary>
    private LigandTally Explain(
        IEnumerable<LigandStep<ExplainedSite>> ligands,
        OutputFolder? folder,
        SeriesFiles? series,
        string run)
    {
        var tally = new LigandTally(terminal, series, settings.Json);
        var isFinished = false;
        try
        {
            foreach (var (ligand, explained, earlier, fault) in ligands)
            {
                if (earlier is not null)
                {
                    tally.AddTaken(earlier, ligand.Name);
                }
                else if (explained is null)
                {
                    tally.AddFailure(fault!, ligand.Source, ligand.Name, folder?.RemoveResult(ligand.Name) ?? 0);
                }
                else if (folder is null)
                {
                    tally.Add(explained.Result, ligand.Name, replaced: 0);
                }
                else
                {
                    using var own = folder.Subfolder(ligand.Name);
                    var entry = SeriesEntries.Of(run, ligand.Hash, explained.Result, explained.Explanation);
                    var (result, replaced) = own.Write(explained, settings.Maps, entry);
                    tally.Add(result, ligand.Name, replaced);
                }
            }

            isFinished = true;
        }
        finally
        {
            series?.End(isFinished);
        }

        return tally;
    }

    private OpenModel Open(IProgressDisplay progress)
    {
        progress.Stage($"loading model {settings.Model}");
        var model = models.Open(settings.Model, settings.Compute);
        if (model.Engine is { LibTorchIsExternal: true } engine)
        {
            var tested = engine.SelfTested.IsEmpty ? "" : $", self-tested on {string.Join(" and ", engine.SelfTested)}";
            terminal.ErrorConsole.WriteLine(
                $"libtorch {engine.LibTorch} of GLIMPSE_LIBTORCH{tested}, computing on {engine.Device}");
        }

        return model;
    }
}
