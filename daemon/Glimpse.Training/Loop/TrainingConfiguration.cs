using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Glimpse.Core;

namespace Glimpse.Training.Loop;

/// <summary>A model's training options with members of a JSON object in place of their own.</summary>
internal static class TrainingConfiguration
{
    private const int MostSamples = 4096;

    /// <summary>Half the box, Å.</summary>
    private const int MostShift = 12;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The options that a training runs with.</summary>
    /// <exception cref="GlimpseException">The text isn't a JSON object, or has a member that no option is named like or
    /// fits.</exception>
    internal static TrainingOptions Apply(TrainingOptions defaults, TrainingSettings settings)
    {
        var options = settings.Configuration is { } text
            ? Merge(defaults, text, TrainingJson.Default.TrainingOptions)
            : defaults;
        Require(Fault(options, defaults));
        return options with
        {
            Epochs = settings.Epochs ?? options.Epochs,
            Seed = settings.Seed ?? options.Seed,
            LigandOnly = settings.LigandOnly || options.LigandOnly,
        };
    }

    /// <summary>Refuses options that can't be used.</summary>
    /// <param name="fault">Why; null where they can.</param>
    /// <exception cref="GlimpseException">They can't.</exception>
    internal static void Require(string? fault)
    {
        if (fault is not null)
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"The training configuration can't be used: {fault}.",
                "Correct or remove the member.");
    }

    private static string? Fault(TrainingOptions options, TrainingOptions defaults) =>
        options.Objective != defaults.Objective ? "objective is the model's and can't be changed"
        : options.GridSize != defaults.GridSize
            ? $"gridSize is {options.GridSize}, and this program computes with {defaults.GridSize}"
        : options.Epochs < 1 ? "epochs must be 1 or more"
        : options.BatchSize is < 1 or > MostSamples ? $"batchSize must be 1 to {MostSamples}"
        : !(options.LearningRate > 0) || !double.IsFinite(options.LearningRate)
            ? "learningRate must be a number above 0"
        : options.WarmUp is not (>= 0 and <= 1) ? "warmUp must be 0 to 1"
        : options.FinalRate is not (>= 0 and <= 1) ? "finalRate must be 0 to 1"
        : options.WeightDecay is not (>= 0 and <= 1) ? "weightDecay must be 0 to 1"
        : !(options.HuberDelta > 0) || !double.IsFinite(options.HuberDelta) ? "huberDelta must be a number above 0"
        : !double.IsFinite(options.InitialOutput) ? "initialOutput must be finite"
        : options.Shift is not (>= 0 and <= MostShift) ? $"shift must be 0 to {MostShift}"
        : options.Patience < 1 ? "patience must be 1 or more"
        : options.Choice < 0 || !double.IsFinite(options.Choice) ? "choice must be a number of 0 or more"
        : options.Ranking < 0 || !double.IsFinite(options.Ranking) ? "ranking must be a number of 0 or more"
        : options.Consistency < 0 || !double.IsFinite(options.Consistency) ? "consistency must be a number of 0 or more"
        : !double.IsFinite(options.RankingMargin) ? "rankingMargin must be finite"
        : null;

    /// <summary>Options with members of a JSON object in place of their own.</summary>
    /// <exception cref="GlimpseException">The text isn't a JSON object, or has a member that no option is named like or
    /// fits.</exception>
    internal static T Merge<T>(T defaults, string text, JsonTypeInfo<T> type)
    {
        try
        {
            var merged = JsonSerializer.SerializeToNode(defaults, type)!.AsObject();
            foreach (
                var (name, value) in (
                    JsonNode.Parse(text, documentOptions: Strict) as JsonObject
                    ?? throw new InvalidOperationException("null, or no object")
                ))
                merged[name] = value?.DeepClone();
            return merged.Deserialize(type)!;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            var words = failure is JsonException json ? JsonFault.Of(json) : "it is no JSON object";
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"The training configuration can't be used: {words}.",
                $"Give a JSON object whose members are options of the training; there are {NamesOf(type)}.",
                failure);
        }
    }

    private static string NamesOf(JsonTypeInfo type) =>
        string.Join(", ", type.Properties.Select(property => property.Name));
}
