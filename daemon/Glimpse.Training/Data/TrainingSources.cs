using System.Collections.Immutable;
using Glimpse.Models.Registry;

namespace Glimpse.Training.Data;

/// <summary>What a manifest says of the complexes that a model was trained on.</summary>
internal static class TrainingSources
{
    /// <summary>Their sets by name, each with how many they are and under which licence.</summary>
    internal static ImmutableArray<TrainingSource> Of(IEnumerable<TrainingSample> samples) =>
        [
            .. samples
                .GroupBy(sample => sample.Source.Set)
                .OrderBy(set => set.Key, StringComparer.Ordinal)
                .Select(set => new TrainingSource(
                    set.Key,
                    set.Count(),
                    string.Join("; ", set.Select(sample => sample.Source.Licence).Distinct()))),
        ];
}
