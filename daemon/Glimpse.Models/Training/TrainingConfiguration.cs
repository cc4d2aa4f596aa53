using System.Text.Json;
using System.Text.Json.Nodes;
using Glimpse.Core;

namespace Glimpse.Models.Training;

/// <summary>A model's training options with members of a JSON object in place of their own.</summary>
internal static class TrainingConfiguration
{
    /// <summary>The options that a training runs with.</summary>
    /// <exception cref="GlimpseException">The text isn't a JSON object, or has a member that no option is named like or fits.</exception>
    internal static TrainingOptions Apply(TrainingOptions defaults, TrainingSettings settings)
    {
        var options = settings.Configuration is { } text ? Merge(defaults, text) : defaults;
        return options with
        {
            Epochs = settings.Epochs ?? options.Epochs,
            Seed = settings.Seed ?? options.Seed,
            LigandOnly = settings.LigandOnly || options.LigandOnly,
        };
    }

    private static TrainingOptions Merge(TrainingOptions defaults, string text)
    {
        try
        {
            var merged = JsonSerializer.SerializeToNode(defaults, TrainingJson.Default.TrainingOptions)!.AsObject();
            foreach (var (name, value) in (JsonNode.Parse(text) ?? throw new JsonException("null instead of an object")).AsObject())
                merged[name] = value?.DeepClone();
            return merged.Deserialize(TrainingJson.Default.TrainingOptions)!;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"The training configuration can't be used: {failure.Message}",
                "Give a JSON object whose members are options of the training, such as {\"epochs\": 20, \"learningRate\": 0.001}.",
                failure);
        }
    }
}
