using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Glimpse.Protocol;

/// <summary>What a client needs to know of a model.</summary>
public sealed record ModelSummary
{
    /// <summary>
    /// The name to ask for it by, such as <c>clash</c>; a model of several outputs stands in the list once for each, as
    /// <c>model:output</c>, and its own name alone asks for the first.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>A few words for a menu, of models of one title with their names.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences: what it predicts and from what.</summary>
    public required string Description { get; init; }

    /// <summary>Featurisation scheme, such as <c>glimpse-8</c>.</summary>
    public required string Scheme { get; init; }

    /// <summary>Revision of the scheme that it was trained with.</summary>
    public required int SchemeRevision { get; init; }

    /// <summary>What its output is, such as <c>clash</c> or <c>affinity</c>.</summary>
    public required string Output { get; init; }

    /// <summary>What kind of number that is, such as <c>logit</c> or <c>affinity</c>.</summary>
    public required string OutputKind { get; init; }

    /// <summary>Unit of its output and so of every attribution: <c>logit</c> or <c>pK</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>True for a classifier whose logit is shown as a probability, too.</summary>
    public required bool ShowsProbability { get; init; }

    /// <summary>Voxels along each edge of its grid.</summary>
    public required int GridSize { get; init; }

    /// <summary>Distance between neighbouring voxel centres, Å.</summary>
    public required double GridSpacing { get; init; }

    /// <summary>Its input channels in order.</summary>
    public required ImmutableArray<ChannelSummary> Channels { get; init; }

    /// <summary>How much of what surrounds a ligand it looks at: what a client needs to send.</summary>
    public required ReceptorSummary Receptor { get; init; }

    /// <summary>How good it is, by name of the metric.</summary>
    public required ImmutableSortedDictionary<string, double> Metrics { get; init; }

    /// <summary>How far a measured value may lie from its prediction; null where nobody found out.</summary>
    public ModelInterval? Interval { get; init; }

    /// <summary>Which model of that name it is exactly.</summary>
    public required ModelProvenance Provenance { get; init; }
}

/// <summary>How far measured values lie from a model's predictions, the same for each.</summary>
/// <param name="Coverage">The share of measured values that lie within, on complexes that it hadn't learned
/// from.</param>
/// <param name="HalfWidth">Within so much, in the model's unit.</param>
public sealed record ModelInterval(double Coverage, double HalfWidth);

/// <summary>How much of what surrounds a ligand a model looks at.</summary>
/// <param name="Reach">Whole residues with a heavy atom within this distance of one of the ligand's, Å.</param>
/// <param name="CountsWaters">True when crystal waters count without being asked for.</param>
/// <param name="CountsBuffer">True when buffer and cryoprotectant count without being asked for.</param>
public sealed record ReceptorSummary(double Reach, bool CountsWaters, bool CountsBuffer);

/// <summary>
/// Which model it is exactly. Where it lies is told by <c>models list</c> and <c>doctor</c> alone: no path is in a
/// result or on the wire.
/// </summary>
/// <param name="Version">What its maker calls this state of it; empty where the manifest says nothing.</param>
/// <param name="WeightsSha256">SHA-256 of its weights, lower-case hexadecimal, one a member of an ensemble.</param>
/// <param name="Origin">Whether it came with the program or is the user's.</param>
/// <param name="TakesShippedPlace">True for a model of the user's that hides one of the same name that came with the
/// program.</param>
public sealed record ModelProvenance(
    string Version,
    ImmutableArray<string> WeightsSha256,
    ModelOrigin Origin,
    bool TakesShippedPlace);

/// <summary>Whose a model is.</summary>
public enum ModelOrigin
{
    /// <summary>It came with the program.</summary>
    [JsonStringEnumMemberName("shipped")]
    Shipped,

    /// <summary>The user imported it, or put it into a folder of <c>GLIMPSE_MODELS</c>.</summary>
    [JsonStringEnumMemberName("user")]
    User,
}

/// <summary>Asks for one model; the answer is its <see cref="ModelSummary"/>.</summary>
/// <param name="Model">Its name.</param>
public sealed record ModelRequest(string Model);

/// <summary>The models that are installed.</summary>
/// <param name="Models">Those that can be used, by name.</param>
/// <param name="Faults">What is wrong with those that can't.</param>
public sealed record ModelsAnswer(ImmutableArray<ModelSummary> Models, ImmutableArray<Fault> Faults);
