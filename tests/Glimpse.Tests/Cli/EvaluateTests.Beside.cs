using System.Text.Json;
using Glimpse.Bridge.Cli;
using Glimpse.Protocol;
using Glimpse.Training.Evaluation.Scores;
using Xunit;

namespace Glimpse.Tests.Cli;

/// <summary>Two models side by side.</summary>
public sealed partial class EvaluateTests
{
    [Fact]
    public async Task Another_model_of_the_same_rows_and_folds_stands_beside_with_the_mean_of_both()
    {
        var rows = WriteData();
        Write(PredictionFolder.Predictions, rows.Select(row => row with { Predicted = row.Target!.Value + 1 }));
        var other = Directory.CreateDirectory(scratch.In("other")).FullName;
        var file = Path.Combine(other, PredictionFolder.Predictions);
        PredictionFile.Write(file, [.. rows.Select(row => row with { Predicted = row.Target!.Value - 1 })]);
        var call = await BesideAsync("kdeep");
        var all = JsonSerializer.Deserialize(call.Output, GlimpseJsonContext.Default.EvaluationResult)!.Tables[0];
        Assert.Equal(["kdeep", "other", "mean of kdeep and other"], all.Predictors.Take(3));
        Assert.Equal(0, Figure(all, "RMSE").Values[2]!.Value, 1e-9);
        PredictionFile.Write(file, [.. rows.Select(row => row with { Fold = (row.Fold + 1) % Folds })]);
        Assert.Equal(ExitCode.BadInput, (await BesideAsync("kdeep")).ExitCode);
        Assert.Contains("--beside compares models of affinity: pose isn't one.", (await BesideAsync("pose")).Error);

        Task<GlimpseCall> BesideAsync(string model) =>
            GlimpseCall.RunAsync(
                ["evaluate", model, "--predictions", predictions, "--folds", folds, "--beside", other, "--json"]);
    }
}
