using System.Collections.Immutable;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>A model and where it lies: for people at this machine, never for the wire.</summary>
/// <param name="Model">The model.</param>
/// <param name="Path">Its folder.</param>
/// <param name="Hides">Folders of models of the same name that aren't used because of it.</param>
internal sealed record ModelPlace(ModelSummary Model, string Path, ImmutableArray<string> Hides);
