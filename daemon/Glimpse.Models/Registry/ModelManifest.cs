using System.Collections.Immutable;
using Glimpse.Core.Voxels;
using Glimpse.Models.Networks;

namespace Glimpse.Models.Registry;

/// <summary>What <c>model.json</c> says about a model.</summary>
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
    public string Version { get; init; } = "";

    /// <summary>The channel scheme of its input, such as <c>glimpse-8</c>.</summary>
    public required string Scheme { get; init; }

    /// <summary>The scheme's revision that it was trained with.</summary>
    public required int SchemeRevision { get; init; }

    /// <summary>Voxels along each edge.</summary>
    public required int GridSize { get; init; }

    /// <summary>Distance between voxel centres in Å.</summary>
    public required double Spacing { get; init; }

    /// <summary>What the output is, such as <c>affinity</c> or <c>clash</c>.</summary>
    public required string Output { get; init; }

    /// <summary>The output's unit: <c>pK</c> or <c>logit</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>True when the logit is also shown as a probability; attributions stay in logits.</summary>
    public bool ShowsProbability { get; init; }

    /// <summary>The network's sizes.</summary>
    public required SqueezeNetArchitecture Architecture { get; init; }

    /// <summary>What it was trained on.</summary>
    public ImmutableArray<TrainingSource> TrainingSets { get; init; } = [];

    /// <summary>How good it is, by name of the metric.</summary>
    public ImmutableSortedDictionary<string, double> Metrics { get; init; } =
        ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>SHA-256 of <c>weights.safetensors</c>, lower-case hexadecimal.</summary>
    public required string WeightsSha256 { get; init; }

    /// <summary>What all our models share before they are trained: this program's channels and grid.</summary>
    /// <param name="name">What the user will type.</param>
    /// <param name="title">A few words for a menu.</param>
    /// <param name="description">What it predicts and from what.</param>
    /// <param name="output">What the output is.</param>
    /// <param name="unit">The output's unit.</param>
    /// <param name="architecture">The network's sizes.</param>
    internal static ModelManifest Untrained(
        string name,
        string title,
        string description,
        string output,
        string unit,
        SqueezeNetArchitecture architecture) =>
        new()
        {
            Name = name,
            Title = title,
            Description = description,
            Scheme = ChannelScheme.Name,
            SchemeRevision = ChannelScheme.Revision,
            GridSize = ChannelLayout.GridSize,
            Spacing = ChannelLayout.GridSpacing,
            Output = output,
            Unit = unit,
            ShowsProbability = unit == "logit",
            Architecture = architecture,
            WeightsSha256 = "",
        };
}
