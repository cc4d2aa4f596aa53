using System.Collections.Immutable;

namespace Glimpse.Protocol.Wire;

/// <summary>The models that are installed.</summary>
/// <param name="Models">Those that can be used, by name.</param>
/// <param name="Faults">What is wrong with those that can't.</param>
public sealed record ModelsAnswer(ImmutableArray<ModelSummary> Models, ImmutableArray<Fault> Faults);
