using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>How a prediction is taken apart; <see cref="AttributionMethods"/> has all of them.</summary>
public interface IAttributionMethod
{
    /// <summary>Its name in results and on the wire, such as <c>gradient-input</c>.</summary>
    string Name { get; }

    /// <summary>Its name on the command line.</summary>
    string ShortName => Name;

    /// <summary>What it does, to follow a <c>which</c>: <c>takes atoms away</c>.</summary>
    string Does { get; }

    /// <summary>True where it integrates over the path, so that the options' rule is its own.</summary>
    bool IsIntegral { get; }

    /// <summary>
    /// True where it divides the voxels of a view: it has maps, and baselines, rotations and jitter go with it.
    /// </summary>
    bool HasVoxels { get; }

    /// <summary>What a report says beside the sum of the attributions.</summary>
    /// <param name="gradients">Gradient evaluations spent.</param>
    /// <param name="rule">The rule's name; null where the method has none.</param>
    string SumNote(int gradients, string? rule);

    /// <summary>Explains a prediction.</summary>
    /// <param name="model">The model.</param>
    /// <param name="complex">The typed complex; for <see cref="View.Versus"/> with both ligands.</param>
    /// <param name="options">View, rule, tolerance, summary.</param>
    /// <param name="progress">Told the share of the work done, 0 to 1.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    /// <exception cref="GlimpseException">The model's output isn't finite.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Explanation Explain(
        IDifferentiableModel model,
        TypedComplex complex,
        ExplainOptions options,
        IProgress<double>? progress,
        CancellationToken cancellation);
}
