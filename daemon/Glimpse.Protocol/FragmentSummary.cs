using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>What a rigid part of the ligand contributed: the ligand is cut at its rotatable bonds.</summary>
/// <param name="Side">Ligand or, in a comparison, reference.</param>
/// <param name="Atoms">Its atoms, indices in <see cref="ExplainResult.Atoms"/>.</param>
/// <param name="Names">Their names, likewise.</param>
/// <param name="Attribution">Sum over them, in the model's unit; by occlusion what the prediction loses without all of them.</param>
public sealed record FragmentSummary(Partner Side, ImmutableArray<int> Atoms, ImmutableArray<string> Names, double Attribution);
