using System.Collections.Immutable;
using System.Diagnostics;
using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Chemistry.Ligands;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Symmetry;
using Glimpse.Core.Voxels;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>The way from one ligand in its receptor to a result, each stage timed.</summary>
internal sealed class ExplainRun(
    OpenModel model,
    ExplainOptions options,
    ComplexOptions typing,
    LigandTemplate? template,
    ReferenceLigand? reference)
{
    private readonly ComplexOptions typing = typing with { Scheme = model.Function.Scheme };

    /// <summary>Decides the channels of a ligand and of what is around it.</summary>
    /// <param name="site">Both.</param>
    /// <param name="readTime">What reading took, for the timings.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="Core.GlimpseException">The ligand or the receptor makes no sense.</exception>
    public TypedSite Type(LigandSite site, TimeSpan readTime, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        if (typing.Symmetry)
            site = SymmetryMates.AddTo(site, reference?.Structure);
        var complex = reference is null
            ? ComplexTyper.Type(site, typing, template, cancellation)
            : ComplexTyper.TypePair(
                site,
                LigandPicker.Pair(reference.Structure, site.Receptor, mostAtoms: typing.MostLigandAtoms).Ligand,
                typing,
                template,
                cancellation);
        return new TypedSite(site, complex, readTime, watch.Elapsed);
    }

    /// <summary>Decides the channels of a ligand whose coordinates are to come frame by frame.</summary>
    /// <exception cref="Core.GlimpseException">The template is another molecule.</exception>
    public FrameTyper TypeFrames(LigandSite topology, CancellationToken cancellation) =>
        new(topology, typing, template, cancellation);

    /// <summary>Explains the prediction for one ligand.</summary>
    /// <param name="typed">The ligand in its receptor.</param>
    /// <param name="source">Where both came from.</param>
    /// <param name="progress">Told the share of the work done, 0 to 1.</param>
    /// <param name="cancellation">Cancels between batches of steps.</param>
    /// <exception cref="Core.GlimpseException">The model's output isn't finite.</exception>
    public ExplainedSite Explain(
        TypedSite typed,
        ResultSource source,
        IProgress<double> progress,
        CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var explanation = Explainer.Explain(model.Function, typed.Complex, options, progress, cancellation);
        ImmutableArray<StageTiming> timings =
        [
            new("read", typed.ReadTime.TotalMilliseconds),
            new("type", typed.TypeTime.TotalMilliseconds),
            new("explain", watch.Elapsed.TotalMilliseconds),
        ];
        var result = ResultRecords.Of(
            explanation,
            options,
            model.Summary,
            source,
            typed.Site.Ligand.Title,
            reference,
            timings) with
        {
            Engine = model.Engine,
        };
        result = Judged(result, typed.Complex);
        if (typed.Site.Specification.Length > 0)
            result = result with { Ligand = result.Ligand with { Id = typed.Site.Specification } };
        return new ExplainedSite(result, explanation, typed.Site.Receptor);
    }

    private ExplainResult Judged(ExplainResult result, TypedComplex complex)
    {
        var panel = model.Judges.Value;
        var verdicts = VerdictRecords.Of(complex, isReference: false, panel.Judges);
        var ofReference = VerdictRecords.Of(complex, isReference: true, panel.Judges);
        return result with
        {
            Verdicts = verdicts,
            Comparison = result.Comparison is { } comparison ? comparison with { Verdicts = ofReference } : null,
            Warnings =
            [
                .. VerdictRecords.Warnings(verdicts, "this pose"),
                .. VerdictRecords.Warnings(ofReference, "the reference's pose"),
                .. NothingToSee.Warnings(result, options.View),
                .. panel.Faults,
                .. result.Warnings,
            ],
        };
    }
}
