using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>How attributions were computed, and how well they add up: sum = F(x) - F(baseline), the method's completeness.</summary>
/// <param name="Method">
/// The method: <c>integrated-gradients</c> (Sundararajan et al. 2017), which adds up; <c>gradient-input</c> or <c>occlusion</c>, which don't.
/// </param>
/// <param name="RankCorrelation">Spearman's rank correlation of the atoms with integrated gradients'; null for these and where there is no order.</param>
/// <param name="Rule">How the path integral became a sum: <c>adaptive</c>, <c>gauss-legendre</c>, <c>midpoint</c> or <c>riemann</c>; null for another method.</param>
/// <param name="Steps">Nodes of a fixed rule; null for the adaptive one and for another method.</param>
/// <param name="Tolerance">What the adaptive rule's intervals might miss together; null for a fixed rule.</param>
/// <param name="IntervalError">What they did miss, sign dropped, in the model's unit; null for a fixed rule.</param>
/// <param name="GradientEvaluations">Gradients computed.</param>
/// <param name="Baseline">What the complex was compared with: <c>zero</c> an empty grid, <c>apo</c> the protein alone, <c>ligand</c> the ligand alone, <c>interaction</c> both apart, <c>versus</c> another ligand in the same protein.</param>
/// <param name="BaselineValue">F(baseline), in the model's unit; for <c>interaction</c> F(protein) + F(ligand) - F(empty), for <c>versus</c> F(reference).</param>
/// <param name="Terms">F of everything that was compared: <c>complex</c>, <c>protein</c>, <c>ligand</c>, <c>empty</c>, <c>reference</c>.</param>
/// <param name="Sum">Sum of all attributions.</param>
/// <param name="CompletenessError">Sum - (F(x) - F(baseline)): what the sum missed of the integral, or the gap of a method that doesn't add up.</param>
public sealed record AttributionSummary(
    string Method,
    double? RankCorrelation,
    string? Rule,
    int? Steps,
    double? Tolerance,
    double? IntervalError,
    int GradientEvaluations,
    string Baseline,
    double BaselineValue,
    ImmutableSortedDictionary<string, double> Terms,
    double Sum,
    double CompletenessError);
