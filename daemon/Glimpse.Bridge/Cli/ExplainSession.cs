using System.Diagnostics;
using Glimpse.Bridge.Explaining;
using Glimpse.Core;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Protocol;
using Spectre.Console;

namespace Glimpse.Bridge.Cli;

/// <summary>One call of <c>glimpse explain</c>: reads, explains, writes and prints, for one ligand or a stream of them.</summary>
internal sealed class ExplainSession(ExplainSettings settings, IModelSource models, Terminal terminal)
{
    private LigandTemplate? template;
    private ReferenceLigand? reference;

    /// <summary>Does what the settings ask.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="GlimpseException">Nothing can be explained at all; with <c>--json</c> it has been printed as a record, too.</exception>
    public int Run(CancellationToken cancellation)
    {
        try
        {
            var folder = OutputFolder.Open(settings.OutputFolder);
            models.Find(settings.Model);
            template = settings.Template is null ? null : TemplateSource.Read(settings.Template);
            reference = settings.Versus is null ? null : ReferenceLigand.Read(settings.Versus);
            return settings.LigandsFile is null ? ExplainOne(folder, cancellation) : ExplainMany(folder, settings.LigandsFile, cancellation);
        }
        catch (GlimpseException e) when (settings.Json)
        {
            terminal.Output.WriteLine(ResultJson.OneLine(FaultReport.Record(e, source: null)));
            throw;
        }
    }

    private int ExplainOne(OutputFolder folder, CancellationToken cancellation)
    {
        var result = ProgressScreen.Run(terminal, settings.Json, progress =>
        {
            var name = Path.GetFileName(settings.Structure);
            var watch = Stopwatch.StartNew();
            var site = LigandPicker.Pick(StructureReader.Read(settings.Structure, settings.Reading), settings.Ligand);
            var readTime = watch.Elapsed;
            using var model = Open(progress);
            progress.Stage($"explaining {name}");
            var run = new ExplainRun(model, settings.Options, settings.Typing, template, reference);
            var (found, explanation) = run.Explain(run.Type(site, readTime), new ResultSource(name, name, null), progress, cancellation);
            return folder.Write(found, explanation, site.Receptor, settings.Maps);
        });
        if (settings.Json)
            terminal.Output.WriteLine(ResultJson.OneLine(result));
        else
            Report.Print(terminal.OutputConsole, result, folder.Path);
        return ExitCode.Done;
    }

    private int ExplainMany(OutputFolder folder, string ligandsFile, CancellationToken cancellation)
    {
        var summary = models.Find(settings.Model);
        foreach (var warning in ProvenanceWords.Warnings(summary))
            terminal.Error.WriteLine($"warning: {warning.Message}");
        var series = new SeriesFiles(folder, summary);
        var tally = new LigandTally(terminal, series, settings.Json);
        ProgressScreen.Run(terminal, settings.Json, progress =>
        {
            var receptor = StructureReader.Read(settings.Structure, settings.Reading);
            ReadableOrThrow(ligandsFile);
            using var model = Open(progress);
            var run = new ExplainRun(model, settings.Options, settings.Typing, template, reference);
            series.Begin();
            var ligands = new LigandStream(settings, run, receptor, progress);
            foreach (var (name, source, explained, fault) in ligands.Explain(StructureReader.ReadAll(ligandsFile), cancellation))
            {
                if (explained is null)
                    tally.AddFailure(fault!, source, name);
                else
                    tally.Add(folder.Subfolder(name).Write(explained.Result, explained.Explanation, receptor, settings.Maps), explained.Explanation, name);
            }

            return tally;
        });
        return tally.Close(ligandsFile, folder.Path);
    }

    private OpenModel Open(IProgressDisplay progress)
    {
        progress.Stage($"loading model {settings.Model}");
        var model = models.Open(settings.Model, settings.Compute);
        if (model.Engine is { LibTorchIsExternal: true } engine)
        {
            var tested = engine.SelfTested.IsEmpty ? "" : $", self-tested on {string.Join(" and ", engine.SelfTested)}";
            terminal.ErrorConsole.WriteLine($"libtorch {engine.LibTorch} of GLIMPSE_LIBTORCH{tested}, computing on {engine.Device}");
        }

        return model;
    }

    /// <summary>A file that can't be read is refused before a model is loaded for it.</summary>
    private static void ReadableOrThrow(string ligandsFile) => _ = StructureReader.ReadAll(ligandsFile).FirstOrDefault();
}
