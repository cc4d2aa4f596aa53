using System.Collections.Immutable;
using Glimpse.Core;
using Glimpse.Tests.Cli;
using Glimpse.Training.Data;
using Glimpse.Training.Evaluation.Scores;
using Xunit;

namespace Glimpse.Tests.Models.Evaluation;

public sealed class PredictionFolderTests : IDisposable
{
    private const string Header = "set,id,cluster,fold,target,prediction,heavy_atoms\n";

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void What_is_written_is_read_back_to_the_last_bit()
    {
        OutOfFoldPrediction[] rows =
        [
            new("set", "a,\"b\"", "", "C1", "off/p38", 0, 1.0 / 3, -7.1, 0.25, 30, "", null, null, null, null),
            new("set", "c", "3", "C2", "", 4, null, 1e-300, null, 12, "dock", 1.5, -7.33, -0.25, true)
            {
                FramesMean = -2.5e-7,
            },
        ];
        PredictionFile.Write(scratch.In("predictions.csv"), rows);
        Assert.Equal(rows, PredictionFile.Read(scratch.In("predictions.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Files_of_folds_are_merged_and_sorted()
    {
        Write("fold1", Header + "s,b,C2,1,5,6,10\n");
        Write("fold0", Header + "s,c,C1,0,5,6,10\ns,a,C1,0,5,6,10\n");
        Assert.Equal(
            ["a", "b", "c"],
            Read(PredictionFolder.Predictions).Select(row => row.Id));
    }

    [Theory]
    [InlineData("s,a,C1,0,5,NaN,10\n", "line 2: prediction 'NaN' isn't a finite number")]
    [InlineData("s,a,C1,0,5,\"6,5\",10\n", "line 2: prediction '6,5' isn't a finite number")]
    [InlineData("s,a,C1,0,5,,10\n", "line 2: column prediction is empty")]
    [InlineData("s,a,C1,0,5,6,10\ns,b,C2,x,5,6,10\n", "line 3: fold 'x' isn't a whole number")]
    [InlineData("s,a,C1,0,5,6,10\ns,a,C1,0,5,6,10\n", "s/a is in")]
    [InlineData("s,a,C1,0,5,6,10\n", "no row of fold 1")]
    [InlineData("s,a,C1,0,5,6,10\ns,b,C2,2,5,6,10\n", "no row of fold 1")]
    public void A_fault_of_the_file_is_named(string lines, string message)
    {
        Write("", Header + lines);
        var fault = Assert.Throws<GlimpseException>(() =>
            Read(PredictionFolder.Predictions));
        Assert.Equal(GlimpseErrorCode.BadInput, fault.Code);
        Assert.Contains(message, fault.Message);
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        Write("", "set,id,cluster,fold,target,prediction\n");
        Assert.Contains(
            "no column heavy_atoms",
            Assert
                .Throws<GlimpseException>(() => Read(PredictionFolder.Predictions))
                .Message);
    }

    [Fact]
    public void A_row_in_another_fold_than_its_clusters_is_refused()
    {
        Write("", Header + "s,a,C1,0,5,6,10\ns,b,C1,1,5,6,10\n");
        Assert.Contains("has s/b in fold 1, but its cluster C1 belongs to fold 0", Fault("cluster40,fold\nC1,0\n"));
    }

    [Fact]
    public void A_fold_of_the_table_without_a_row_is_named()
    {
        Write("", Header + "s,a,C1,0,5,6,10\ns,b,C2,1,5,6,10\n");
        Assert.Equal("predictions.csv has no row of fold 4.", Fault("cluster40,fold\nC1,0\nC2,1\nC3,4\n"));
    }

    [Fact]
    public void Rows_that_only_one_of_two_files_has_are_named()
    {
        Write("", Header + "s,a,C1,0,5,6,10\ns,b,C2,1,5,6,10\n");
        Write("", Header + "s,a,C1,0,5,6,10\ns,c,C2,1,5,6,10\n", PredictionFolder.LigandOnly);
        var rows = Read(PredictionFolder.Predictions);
        var twin = Read(PredictionFolder.LigandOnly);
        var fault = Assert.Throws<GlimpseException>(() =>
            PredictionFolder.CheckSameRows(rows, "predictions.csv", twin, "ligand-only.csv"));
        Assert.Equal("ligand-only.csv lacks s/b.", fault.Message);
    }

    [Fact]
    public void Rows_of_two_files_with_different_targets_are_named()
    {
        Write("", Header + "s,a,C1,0,5,6,10\ns,b,C2,1,5,6,10\n");
        Write("", Header + "s,a,C1,0,5.5,6,10\ns,b,C2,1,5,6,10\n", PredictionFolder.LigandOnly);
        var fault = Assert.Throws<GlimpseException>(() =>
            PredictionFolder.CheckSameRows(
                Read(PredictionFolder.Predictions),
                "predictions.csv",
                Read(PredictionFolder.LigandOnly),
                "ligand-only.csv"));
        Assert.Equal("s/a has the target 5 in predictions.csv and 5.5 in ligand-only.csv.", fault.Message);
    }

    [Fact]
    public void A_folder_that_is_none_is_bad_usage_and_a_missing_file_of_an_optional_name_is_none()
    {
        var fault = Assert.Throws<GlimpseException>(() => TryRead("nowhere"));
        Assert.Equal(
            (GlimpseErrorCode.BadUsage, $"{scratch.In("nowhere")}: no such folder."),
            (fault.Code, fault.Message));
        Assert.Null(TryRead(""));

        ImmutableArray<OutOfFoldPrediction>? TryRead(string folder) =>
            PredictionFolder.TryRead(
                scratch.In(folder),
                PredictionFolder.LigandOnly,
                TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_folder_without_predictions_says_what_to_do() =>
        Assert.Equal(
            GlimpseErrorCode.BadUsage,
            Assert
                .Throws<GlimpseException>(() => Read(PredictionFolder.Predictions))
                .Code);

    private ImmutableArray<OutOfFoldPrediction> Read(string name) =>
        PredictionFolder.Read(scratch.Path, name, TestContext.Current.CancellationToken);

    private string Fault(string folds)
    {
        var rows = Read(PredictionFolder.Predictions);
        var table = Folds.Read(new StringReader(folds), "folds.csv", TestContext.Current.CancellationToken);
        return Assert
            .Throws<GlimpseException>(() => PredictionFolder.CheckFolds(rows, PredictionFolder.Predictions, table))
            .Message;
    }

    private void Write(string folder, string text, string name = PredictionFolder.Predictions)
    {
        Directory.CreateDirectory(scratch.In(folder));
        File.WriteAllText(Path.Combine(scratch.In(folder), name), text);
    }
}
