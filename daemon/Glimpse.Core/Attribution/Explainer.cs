using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>Takes a model's prediction for a complex apart by a method.</summary>
public static class Explainer
{
    /// <summary>A method and integrated gradients beside it.</summary>
    private const int ComparedMethods = 2;

    /// <summary>
    /// Explains a prediction; by another method than integrated gradients, then by these, too, for the rank
    /// correlation.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="complex">The complex, typed by the model's scheme; for <see cref="View.Versus"/> with both
    /// ligands.</param>
    /// <param name="options">Method, view, rule, tolerance, summary.</param>
    /// <param name="progress">Told the share of the work done, 0 to 1.</param>
    /// <param name="cancellation">Cancels between batches of steps.</param>
    /// <exception cref="ArgumentException">The complex is of another scheme.</exception>
    /// <exception cref="GlimpseException">The model's output isn't finite.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Explanation Explain(
        IDifferentiableModel model,
        TypedComplex complex,
        ExplainOptions options,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        if (complex.Scheme != model.Scheme)
            throw new ArgumentException($"The model takes {model.Scheme}, not {complex.Scheme}.", nameof(complex));
        if (options.Method == AttributionMethods.Usual)
            return options.Method.Explain(model, complex, options, progress, cancellation);
        var explanation = options.Method.Explain(model, complex, options, Half(0), cancellation);
        var integrated = AttributionMethods.Usual.Explain(
            model, complex, options with { JitterCopies = 0 }, Half(1), cancellation);
        var pairs = explanation
            .Atoms.Zip(integrated.Atoms, (one, other) => (one.Total, Other: other.Total))
            .Where(pair => pair is not (0, 0))
            .ToArray();
        return explanation with
        {
            Method = options.Method,
            RankCorrelation = RankCorrelation.Of(
                [.. pairs.Select(pair => pair.Total)],
                [.. pairs.Select(pair => pair.Other)]),
        };

        PartialProgress? Half(int index) =>
            progress is null ? null : new PartialProgress(progress, index, ComparedMethods);
    }
}
