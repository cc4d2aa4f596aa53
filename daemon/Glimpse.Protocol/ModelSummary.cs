using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>What a client needs to know of a model.</summary>
/// <param name="Name">The name to ask for it by, such as <c>clash</c>.</param>
/// <param name="Title">A few words for a menu.</param>
/// <param name="Description">One or two sentences: what it predicts and from what.</param>
/// <param name="Scheme">Featurisation scheme, such as <c>glimpse-8</c>.</param>
/// <param name="SchemeRevision">Revision of the scheme that it was trained with.</param>
/// <param name="Output">What its output is, such as <c>clash</c> or <c>affinity</c>.</param>
/// <param name="Unit">Unit of its output and so of every attribution: <c>logit</c> or <c>pK</c>.</param>
/// <param name="ShowsProbability">True for a classifier whose logit is shown as a probability, too.</param>
/// <param name="GridSize">Voxels along each edge of its grid.</param>
/// <param name="GridSpacing">Distance between neighbouring voxel centres, Å.</param>
/// <param name="Channels">Its input channels in order.</param>
/// <param name="Metrics">How good it is, by name of the metric.</param>
/// <param name="Provenance">Which model of that name it is exactly.</param>
public sealed record ModelSummary(
    string Name,
    string Title,
    string Description,
    string Scheme,
    int SchemeRevision,
    string Output,
    string Unit,
    bool ShowsProbability,
    int GridSize,
    double GridSpacing,
    ImmutableArray<ChannelSummary> Channels,
    ImmutableSortedDictionary<string, double> Metrics,
    ModelProvenance Provenance);
