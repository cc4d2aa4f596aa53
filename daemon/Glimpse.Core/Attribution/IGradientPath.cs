using System.Collections.Immutable;

namespace Glimpse.Core.Attribution;

/// <summary>
/// The straight path between two inputs of a model and the gradients along it. How the model gets and keeps them (in
/// the voxels, or behind its linear prefix) is its own affair.
/// </summary>
public interface IGradientPath : IDisposable
{
    /// <summary>
    /// With so many Gauss-Legendre points the integral has no error, since F is a polynomial along the path; null where
    /// it is none.
    /// </summary>
    int? ExactPoints => null;

    /// <summary>
    /// Paths between the same inputs that add up to this one, so that each may have points of its own; empty for a path
    /// that is whole.
    /// </summary>
    ImmutableArray<WeightedPath> Parts => [];

    /// <summary>
    /// Gradients after which the adaptive rule gives up where nobody says when: fewer than usual where each takes long
    /// and many more would bring little.
    /// </summary>
    int MostSteps => ExplainOptions.UsualMaxSteps;

    /// <summary>
    /// Evaluates the model at some points and keeps the gradient of each, in the order of evaluation.
    /// </summary>
    /// <param name="alphas">Positions on the path, any number; the model divides them into batches.</param>
    /// <returns>Value and slope at each position.</returns>
    /// <exception cref="GlimpseException">A value isn't finite.</exception>
    PathPoint[] Evaluate(ReadOnlySpan<double> alphas);

    /// <summary>
    /// How far two weightings of the kept gradients are apart: the relative L2 distance of their attribution maps,
    /// measured where the gradients are kept.
    /// </summary>
    /// <param name="before">One weight a kept gradient; those missing at the end count as 0.</param>
    /// <param name="after">One weight a kept gradient.</param>
    double MapChange(ReadOnlySpan<double> before, ReadOnlySpan<double> after);

    /// <summary>Adds weight × gradient of every kept gradient to the running sum and lets go of them.</summary>
    /// <param name="weights">One weight a kept gradient.</param>
    void Fold(ReadOnlySpan<double> weights);

    /// <summary>
    /// What was folded so far, in double: sum of weight × dF/dx, [channel, x, y, z], z fastest; where both inputs are 0
    /// it may be 0 instead.
    /// </summary>
    double[] GradientSum();

    /// <summary>
    /// What the folded gradients make of what no voxel shows (<see cref="ModelInput.Ligand"/>): with the voxels' share
    /// it is the change of F. Always the same terms in one order; none for a model that asks for nothing else.
    /// </summary>
    ImmutableArray<NamedTerm> FurtherTerms() => [];
}
