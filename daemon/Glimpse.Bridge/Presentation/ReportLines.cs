using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Bridge.Explaining;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Presentation;

/// <summary>What is said of a result: at a viewer's prompt, in its panel, in a note for a lab journal.</summary>
internal static class ReportLines
{
    private const int FewDigits = 2;
    private const int Decimals = 3;

    /// <summary>What was predicted for which ligand.</summary>
    public static string Title(ExplainResult result) => $"{result.Ligand.Id}: {result.Prediction.Meaning}";

    /// <summary>Prediction with spread, F(baseline) with completeness, the difference: a line each.</summary>
    public static ImmutableArray<string> Figures(ExplainResult result)
    {
        var (prediction, spread, attribution) = (result.Prediction, result.Stability.Rotations, result.Attribution);
        ImmutableArray<string> lines =
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"{prediction.Value:F2} {prediction.Unit}; {spread.Mean:F2} ± {spread.StandardDeviation:F2} over "
                    + $"{spread.Frames} orientations"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"F({attribution.Baseline}) {attribution.BaselineValue:F3}, sum of attributions {attribution.Sum:F3}, "
                    + $"completeness error {NumberText.General(attribution.CompletenessError, FewDigits)}"),
        ];
        if (!result.Beside.IsEmpty)
            lines = lines.Add(
                string.Join(", ", result.Beside.Select(one => $"{one.Name} {NumberText.Fixed(one.Value)}")));
        lines = [.. lines, .. result.Verdicts.Select(verdict => $"{verdict.Prediction.Meaning}: {verdict.Words}")];
        return result.Comparison is not { } other
            ? lines
            : lines.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"difference to {other.Reference.Id} ({other.Prediction.Value:F2}): ")
                    + NumberText.WithSign(other.Difference, FewDigits));
    }

    /// <summary>What each top voxel contributes and reads as.</summary>
    public static ImmutableArray<string> Readings(ExplainResult result) =>
        [.. result.TopVoxels.Select(voxel => $"{NumberText.WithSign(voxel.Attribution, Decimals)}  {voxel.Reading}")];

    /// <summary>Warnings, then what was assumed.</summary>
    public static ImmutableArray<RemarkLine> Remarks(ExplainResult result) =>
        [
            .. result.Warnings.Select(one => new RemarkLine(one.Code, true, $"Warning: {one.Message}")),
            .. result.Assumptions.Select(one => new RemarkLine(one.Code, false, $"Assumed: {one.Message}")),
        ];

    /// <summary>What was explained, by which model exactly, and how.</summary>
    public static NoteLines Note(ExplainResult result)
    {
        var attribution = result.Attribution;
        return new NoteLines(
            [
                $"{Title(result)}, model {result.Model.Name} ({result.Model.Title})",
                $"model: {ProvenanceWords.Exactly(result.Model)}",
            ],
            [
                $"method: {attribution.Method}, baseline {attribution.Baseline}, {attribution.GradientEvaluations} "
                    + "gradients",
            ],
            $"{result.Program.Name} {result.Program.Version}");
    }
}
