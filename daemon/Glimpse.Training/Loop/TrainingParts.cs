using System.Globalization;
using Glimpse.Core;
using Glimpse.Training.Data;

namespace Glimpse.Training.Loop;

/// <summary>Which complexes are learned from, which decide when to stop, and which are kept back.</summary>
internal static class TrainingParts
{
    /// <summary>Divides them by cluster, or one by one where that was asked for.</summary>
    /// <param name="samples">All that were read.</param>
    /// <param name="folds">Whose folds.</param>
    /// <param name="settings">The fold that is kept back.</param>
    /// <param name="note">Told how many there are of each part.</param>
    /// <exception cref="GlimpseException">A part is empty.</exception>
    internal static ILookup<DataPart, TrainingSample> Of(
        List<TrainingSample> samples,
        Folds folds,
        TrainingSettings settings,
        Action<string> note)
    {
        var parts = samples.ToLookup(sample => settings.RandomFolds && settings.Fold is { } fold
            ? Folds.RandomPartOf($"{sample.Source.Set}/{sample.Source.Id}", fold)
            : folds.PartOf(sample.Source.Cluster, settings.Fold));
        foreach (var part in settings.Fold is null ? [DataPart.Training] : Enum.GetValues<DataPart>())
        {
            var clusters = parts[part].Select(sample => sample.Source.Cluster).Distinct(StringComparer.Ordinal).Count();
            note(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{part}: {parts[part].Count()} complexes of {clusters} clusters"));
            if (clusters == 0)
                throw new GlimpseException(
                    GlimpseErrorCode.BadInput,
                    $"No cluster falls into the {part} part.",
                    "Give more clusters of proteins.");
        }

        return parts;
    }
}
