using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Models.Outputs;

namespace Glimpse.Models.Registry;

/// <summary>
/// What <c>model.json</c> says about a model. The JSON reader sets what is absent to null, so optional members say what
/// they are then.
/// </summary>
public sealed record ModelManifest
{
    /// <summary>
    /// What the user types, such as <c>clash</c>; the name of its folder, too, where the program looks for models.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>A few words for a menu.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences: what it predicts and from what.</summary>
    public required string Description { get; init; }

    /// <summary>What its maker calls this state of it, such as <c>1.0</c>; empty for none.</summary>
    public string Version { get; init => field = value ?? ""; } = "";

    /// <summary>The channel scheme of its input, such as <c>glimpse-8</c>.</summary>
    public required string Scheme { get; init; }

    /// <summary>The scheme's revision that it was trained with.</summary>
    public required int SchemeRevision { get; init; }

    /// <summary>Voxels along each edge.</summary>
    public required int GridSize { get; init; }

    /// <summary>Distance between voxel centres in Å.</summary>
    public required double Spacing { get; init; }

    /// <summary>
    /// What the first output is, such as <c>affinity</c> or <c>clash</c>: that which is meant where none is named.
    /// </summary>
    public required string Output { get; init; }

    /// <summary>The first output's unit, one of <see cref="Quantity.All"/>.</summary>
    public required string Unit { get; init; }

    /// <summary>True when the logit is also shown as a probability; attributions stay in logits.</summary>
    public bool ShowsProbability { get; init; }

    /// <summary>What else it predicts; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ModelOutput>? FurtherOutputs { get; init; }

    /// <summary>All that it predicts.</summary>
    [JsonIgnore]
    public ImmutableArray<ModelOutput> Outputs =>
        [new(Output, Unit, ShowsProbability), .. FurtherOutputs ?? []];

    /// <summary>What it is computed by.</summary>
    public required Architecture Architecture { get; init; }

    /// <summary>What it was trained on.</summary>
    public ImmutableArray<TrainingSource> TrainingSets { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>How good it is, by name of the metric.</summary>
    public ImmutableSortedDictionary<string, double> Metrics
    {
        get;
        init => field = value ?? ImmutableSortedDictionary<string, double>.Empty;
    } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>How far a measured value may lie from a predicted one; null where nobody found out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ErrorInterval? Interval { get; init; }

    /// <summary>
    /// What its logit says of a pose, so that it judges those that other models predict an affinity for; null for a
    /// model that judges none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PoseVerdict? Verdict { get; init; }

    /// <summary>Where it came from; null for a model that wasn't imported.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImportOrigin? Imported { get; init; }

    /// <summary>
    /// SHA-256 of <c>weights.safetensors</c>, lower-case hexadecimal; empty for a model without weights of its own.
    /// </summary>
    public string WeightsSha256 { get; init => field = value ?? ""; } = "";

    /// <summary>The place of an output among all.</summary>
    internal int OutputIndex(string name) => Outputs.Select(output => output.Name).ToList().IndexOf(name);

    /// <summary>What all our models share before they are trained: this program's channels and grid.</summary>
    /// <param name="name">What the user will type.</param>
    /// <param name="title">A few words for a menu.</param>
    /// <param name="description">What it predicts and from what.</param>
    /// <param name="output">What the output is.</param>
    /// <param name="quantity">What kind of number it is; where it stands for a probability, that is shown.</param>
    /// <param name="architecture">What it is computed by.</param>
    internal static ModelManifest Untrained(
        string name,
        string title,
        string description,
        string output,
        Quantity quantity,
        Architecture architecture) =>
        new()
        {
            Name = name,
            Title = title,
            Description = description,
            Scheme = Glimpse8Scheme.Instance.Name,
            SchemeRevision = Glimpse8Scheme.Instance.Revision,
            GridSize = Glimpse8Scheme.Instance.GridSize,
            Spacing = Glimpse8Scheme.Instance.GridSpacing,
            Output = output,
            Unit = quantity.Unit,
            ShowsProbability = quantity.Probability is not null,
            Architecture = architecture,
        };
}
