using System.Globalization;

namespace Glimpse.Training.Evaluation.Scores;

/// <summary>How far poses that are to lie below their complex's own do.</summary>
internal static class DecoyLines
{
    /// <summary>A line for each kind.</summary>
    /// <param name="complexes">What is predicted for the complexes.</param>
    /// <param name="decoys">What is predicted for their other poses.</param>
    internal static IEnumerable<(string Label, string Text)> Of(
        IEnumerable<OutOfFoldPrediction> complexes,
        IEnumerable<OutOfFoldPrediction> decoys)
    {
        var own = complexes
            .GroupBy(row => row.Complex, StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows => rows.First().Predicted, StringComparer.Ordinal);
        foreach (var kind in decoys.GroupBy(row => row.Kind, StringComparer.Ordinal))
            yield return (
                kind.Key,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{kind.Average(row => row.Predicted < own[row.Complex] ? 1 : 0):F3} of {kind.Count()} lower, "
                        + $"{kind.Average(row => row.Predicted - own[row.Complex]):+0.00;-0.00}"));
    }
}
