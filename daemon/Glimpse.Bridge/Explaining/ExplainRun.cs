using System.Collections.Immutable;
using System.Diagnostics;
using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>The way from one ligand in its receptor to a result, each stage timed.</summary>
internal sealed class ExplainRun(OpenModel model, ExplainOptions options, ComplexOptions typing, LigandTemplate? template, ReferenceLigand? reference)
{
    /// <summary>Explains one ligand.</summary>
    /// <param name="site">The ligand and what is around it.</param>
    /// <param name="source">Where both came from.</param>
    /// <param name="readTime">What reading took, for the timings.</param>
    /// <param name="progress">Told the share of the work done, 0 to 1.</param>
    /// <param name="cancellation">Cancels between batches of steps.</param>
    /// <exception cref="Core.GlimpseException">The ligand or the receptor makes no sense.</exception>
    public (ExplainResult Result, Explanation Explanation) Explain(
        LigandSite site, ResultSource source, TimeSpan readTime, IProgress<double> progress, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var complex = Type(site);
        return Explain(complex, site.Ligand.Title, source, [new("read", readTime.TotalMilliseconds), new("type", watch.Elapsed.TotalMilliseconds)], progress, cancellation);
    }

    /// <summary>Types a ligand and its receptor, and the reference where there is one.</summary>
    /// <exception cref="Core.GlimpseException">The ligand or the receptor makes no sense.</exception>
    public TypedComplex Type(LigandSite site) => reference is null
        ? ComplexTyper.Type(site.Ligand, site.Receptor, typing, template)
        : ComplexTyper.TypePair(site.Ligand, LigandPicker.Pair(reference.Structure, site.Receptor).Ligand, site.Receptor, typing, template);

    /// <summary>Explains a complex that is typed already.</summary>
    /// <param name="complex">The complex.</param>
    /// <param name="ligandTitle">The ligand's own name.</param>
    /// <param name="source">Where protein and ligand came from.</param>
    /// <param name="before">What the stages before took.</param>
    /// <param name="progress">Told the share of the work done, 0 to 1.</param>
    /// <param name="cancellation">Cancels between batches of steps.</param>
    /// <exception cref="Core.GlimpseException">The model's output isn't finite.</exception>
    public (ExplainResult Result, Explanation Explanation) Explain(
        TypedComplex complex,
        string ligandTitle,
        ResultSource source,
        ImmutableArray<StageTiming> before,
        IProgress<double> progress,
        CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var explanation = Explainer.Explain(model.Function, complex, options, progress, cancellation);
        ImmutableArray<StageTiming> timings = [.. before, new("explain", watch.Elapsed.TotalMilliseconds)];
        var result = ResultRecords.Of(explanation, options, model.Summary, source, ligandTitle, reference, timings) with { Engine = model.Engine };
        return (result, explanation);
    }
}
