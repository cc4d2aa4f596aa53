using System.Buffers.Binary;
using System.Text.Json;
using Glimpse.Bridge.Cli;
using Glimpse.Protocol;
using Glimpse.Training.Evaluation;
using Glimpse.Training.Evaluation.Pairs;
using Glimpse.Training.Evaluation.Plots;
using Glimpse.Training.Evaluation.Scores;
using Xunit;

namespace Glimpse.Tests.Cli;

public sealed partial class EvaluateTests : IDisposable
{
    private const int Folds = 2;
    private const int Clusters = 12;

    private readonly ScratchFolder scratch = new();
    private readonly string predictions;
    private readonly string folds;

    public EvaluateTests()
    {
        predictions = Directory.CreateDirectory(scratch.In("predictions")).FullName;
        folds = scratch.Write(
            "folds.csv",
            "cluster40,fold\n"
                + string.Join('\n', Enumerable.Range(0, Clusters).Select(cluster => $"C{cluster:D2},{cluster % Folds}"))
        );
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task An_affinity_model_is_judged_beside_its_baselines_on_the_ligands_of_the_data()
    {
        var rows = WriteData();
        Write(PredictionFolder.Predictions, rows.Select(row => row with { Predicted = row.Target!.Value + 0.1 }));
        Write(PredictionFolder.LigandOnly, rows.Select(row => row with { Predicted = 6 }));
        Write(PredictionFolder.RandomSplit, rows.Select((row, i) => row with { Fold = i % Folds }));
        var result = await Json("kdeep", scratch.In("data"));
        Assert.Equal(
            ("kdeep", rows.Length, Clusters, Folds),
            (result.Model, result.Rows, result.Clusters, result.Folds));
        Assert.Equal(
            [
                "all, unseen clusters",
                "crystals alone",
                "congeneric series",
                "all, random split (flatters: relatives of every row were trained on)",
                "interval of 80 %",
            ],
            result.Tables.Select(table => table.Title).Where(title => !title.StartsWith("set ")));
        var all = result.Tables[0];
        Assert.Equal(["kdeep", "ligand alone", "heavy atoms", "nearest ligand"], all.Predictors);
        Assert.Equal(1, Figure(all, "R").Values[0]!.Value, 1e-9);
        Assert.Null(Figure(all, "R").Values[1]);
        var error = Figure(all, "RMSE");
        Assert.Equal(0.1, error.Values[0]!.Value, 1e-9);
        Assert.Equal(0.1 - error.Values[2]!.Value, error.Differences[2]!.Value, 1e-9);
        Assert.True(error.Differences[2]!.High < 0);
    }

    [Fact]
    public async Task A_table_names_the_figures_and_the_folder_gets_plots_tables_and_the_record()
    {
        if (!PlotStyle.HasFonts)
            Assert.Skip("This machine has no fonts.");
        Write(PredictionFolder.Predictions, WriteData());
        scratch.Write("predictions/log.csv", "epoch,training_loss,validation_loss\n0,1,2\n1,0.5,1.5\n");
        var call = await GlimpseCall.RunAsync(
            "evaluate",
            "kdeep",
            "--predictions",
            predictions,
            "--folds",
            folds,
            "--out",
            scratch.In("out"));
        Assert.Equal((ExitCode.Done, ""), (call.ExitCode, call.Error));
        Assert.Contains("partial R given heavy atoms", call.Output);
        string[] expected =
        [
            "calibration.png",
            "evaluation.json",
            "evaluation.md",
            "scatter.png",
            "series.csv",
            "training.png",
        ];
        Assert.Equal(expected, Directory.GetFiles(scratch.In("out")).Select(Path.GetFileName).Order());
        foreach (var name in expected.Where(name => name.EndsWith(".png")))
            AssertPicture(scratch.In($"out/{name}"));
        var markdown = await File.ReadAllTextAsync(
            scratch.In("out/evaluation.md"),
            TestContext.Current.CancellationToken);
        Assert.Contains("| figure | kdeep | heavy atoms |", markdown);
        Assert.DoesNotContain("NaN", markdown);
    }

    [Fact]
    public async Task A_pose_classifier_is_compared_with_Vinas_own_choice()
    {
        // Each complex has a near and a far pose; the model takes the near one, Vina in every other complex.
        var rows = Enumerable.Range(0, Clusters).SelectMany(cluster => new[]
        {
            Pose(cluster, "1", rmsd: 0.5, logit: 2, vina: cluster % 2 == 0 ? -9 : -7),
            Pose(cluster, "2", rmsd: 5, logit: -2, vina: -8),
            Pose(cluster, "3", rmsd: 2.5, logit: 1, vina: -5) with { Target = null },
        });
        Write(PredictionFolder.Predictions, rows);
        var result = await Json("pose");
        var choice = result.Tables.Single(table => table.Title.StartsWith("choice")).Figures.Single();
        Assert.Equal([1, 0.5, 1.0 / 3, 1], choice.Values.Select(value => value!.Value));
        Assert.Equal(0.5, choice.Differences[1]!.Value, 1e-12);
        Assert.Equal(2 * Clusters, result.Tables[0].Rows);
        Assert.Equal(1, Figure(result.Tables[0], "area under ROC, mean of complexes").Values[0]!.Value);
    }

    [Fact]
    public async Task A_clash_detector_is_judged_by_depth_and_by_where_it_looks()
    {
        var rows = Enumerable
            .Range(0, Clusters)
            .SelectMany(cluster =>
                new[]
                {
                    Row($"c{cluster}", cluster) with
                    {
                        Pose = "0",
                        Target = 0,
                        Predicted = -3,
                        Depth = -0.1,
                    },
                    Row($"c{cluster}", cluster) with
                    {
                        Pose = "1",
                        Target = 1,
                        Predicted = cluster % 4 == 0 ? -1 : 3,
                        Depth = 1.1,
                        Located = cluster % 2 == 0,
                    },
                });
        Write(PredictionFolder.Predictions, rows);
        var result = await Json("clash");
        Assert.Equal(0.5 * (1 + 0.75), Figure(result.Tables[0], "balanced accuracy").Values[0]!.Value, 1e-12);
        Assert.Equal(
            0.5,
            result.Tables.Single(table => table.Title == "clashed poses explained").Figures.Single().Values[0]!.Value);
        var depths = result.Tables.Single(table => table.Title == ClashTables.ByDepth).Figures;
        Assert.Equal(["-0.25 to 0.00 Å, 12 poses", "1.00 to 1.25 Å, 12 poses"], depths.Select(figure => figure.Metric));
        Assert.Equal([1, 0.75], depths.Select(figure => figure.Values[0]!.Value));
    }

    [Fact]
    public async Task Explained_pairs_beside_the_predictions_are_judged_by_their_attributions()
    {
        Write(PredictionFolder.Predictions, WriteData());
        using (var text = new StreamWriter(Path.Combine(predictions, PairFile.Name)))
        {
            PairFile.Write(
                text,
                Enumerable
                    .Range(0, Clusters)
                    .Select(cluster => new MatchedPair(
                        "cdk2",
                        "series",
                        $"C{cluster:D2}",
                        cluster % Folds,
                        "a",
                        "b",
                        [],
                        [1],
                        Measured: cluster % 2 == 0 ? 1 : -1,
                        Predicted: 1,
                        Attributed: cluster % 2 == 0 ? 0.5 : -0.5)));
        }

        var result = await Json("kdeep");
        var explained = result.Tables.Single(table => table.Title == "matched pairs explained");
        Assert.Equal(
            ["attribution on changed atoms", "difference of predictions", "heavy atoms"],
            explained.Predictors);
        Assert.Equal(
            [1, 0, 0],
            Figure(explained, "R of the changes, pairs taken both ways").Values.Select(value => value!.Value));
        Assert.Equal([1, 0.5, 0.5], Figure(explained, "share of right signs").Values.Select(value => value!.Value));
    }

    [Fact]
    public async Task Classifiers_get_their_curves()
    {
        if (!PlotStyle.HasFonts)
            Assert.Skip("This machine has no fonts.");
        Write(
            PredictionFolder.Predictions,
            Enumerable
                .Range(0, 4 * Clusters)
                .Select(i =>
                    Row($"c{i}", i % Clusters) with
                    {
                        Target = i / Clusters % 2,
                        Predicted = (i * 7 % 11) - 5,
                        Depth = (0.1 * (i / Clusters)) - 0.1,
                    }));
        var call = await GlimpseCall.RunAsync(
            "evaluate",
            "clash",
            "--predictions",
            predictions,
            "--folds",
            folds,
            "--out",
            scratch.In("out"));
        Assert.Equal((ExitCode.Done, ""), (call.ExitCode, call.Error));
        foreach (var name in (string[])["calibration.png", "depth.png", "precision-recall.png", "roc.png"])
            AssertPicture(scratch.In($"out/{name}"));
    }

    [Fact]
    public async Task A_row_that_the_twin_lacks_is_an_input_fault()
    {
        var rows = WriteData();
        Write(PredictionFolder.Predictions, rows);
        Write(PredictionFolder.LigandOnly, rows[1..]);
        var call = await GlimpseCall.RunAsync("evaluate", "kdeep", "--predictions", predictions, "--folds", folds);
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains($"ligand-only.csv lacks cdk2/{rows[0].Id}", call.Error);
    }

    [Fact]
    public async Task A_complex_that_the_data_lack_is_named()
    {
        var rows = WriteData();
        Write(PredictionFolder.Predictions, [.. rows, Row("stranger", 1) with { Set = "cdk2", Target = 5 }]);
        var call = await GlimpseCall.RunAsync(
            "evaluate",
            "kdeep",
            "--predictions",
            predictions,
            "--folds",
            folds,
            "--data",
            scratch.In("data"));
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains("cdk2/stranger is predicted, but not in", call.Error);
    }

    [Theory]
    [InlineData("pose", "Vina")]
    [InlineData("clash", "heavy atoms")]
    public async Task A_classifier_stands_beside_its_mean_over_frames_its_twin_and_a_random_split(
        string model,
        string next)
    {
        var rows = Enumerable
            .Range(0, Clusters)
            .SelectMany(cluster => new[]
            {
                Pose(cluster, "1", rmsd: 0.5, logit: 2, vina: -9) with { FramesMean = 1 },
                Pose(cluster, "2", rmsd: 5, logit: -2, vina: -8) with { FramesMean = cluster % 2 == 0 ? 1 : -1 },
            })
            .ToArray();
        Write(PredictionFolder.Predictions, rows);
        Write(PredictionFolder.LigandOnly, rows.Select(row => row with { Predicted = 0 }));
        Write(PredictionFolder.RandomSplit, rows.Select((row, i) => row with { Fold = i % Folds, Predicted = -1 }));
        var result = await Json(model);
        var all = result.Tables[0];
        Assert.Equal([model, $"{model}, mean of orientations", "ligand alone", next], all.Predictors.Take(4));
        Assert.Equal([1, 0.75, 0.5], Figure(all, "balanced accuracy").Values.Take(3).Select(value => value!.Value));
        var random = result.Tables[^1];
        Assert.Equal(("all poses, random split (flatters)", rows.Length), (random.Title, random.Rows));
        Assert.Equal(0.5, Figure(random, "balanced accuracy").Values[0]!.Value);
    }

    [Fact]
    public async Task What_a_table_needs_of_every_row_is_asked_of_it_by_name()
    {
        var pose = Pose(0, "1", rmsd: 0.5, logit: 2, vina: -9);
        Write(PredictionFolder.Predictions, [pose, Pose(1, "1", rmsd: 5, logit: 2, vina: -9) with { Vina = null }]);
        Assert.Contains("set/c1, pose 1 is docked but has no RMSD or no Vina score", await Refused("pose"));
        Write(PredictionFolder.Predictions, [Row("c0", 0) with { Target = 5 }, Row("c1", 1)]);
        Assert.Contains("set/c1 has no target", await Refused("kdeep"));

        async Task<string> Refused(string model)
        {
            var call = await GlimpseCall.RunAsync("evaluate", model, "--predictions", predictions, "--folds", folds);
            Assert.Equal(ExitCode.BadInput, call.ExitCode);
            return call.Error;
        }
    }

    private static EvaluationFigure Figure(EvaluationTable table, string metric) =>
        table.Figures.Single(figure => figure.Metric == metric);

    private static OutOfFoldPrediction Row(string id, int cluster) =>
        new(
            "set",
            id,
            "",
            $"C{cluster:D2}",
            "",
            cluster % Folds,
            null,
            0,
            null,
            20 + cluster,
            "",
            null,
            null,
            null,
            null);

    private static OutOfFoldPrediction Pose(int cluster, string pose, double rmsd, double logit, double vina) =>
        Row($"c{cluster}", cluster) with
        {
            Pose = pose,
            Target = rmsd < 1 ? 1 : 0,
            Predicted = logit,
            Rmsd = rmsd,
            Vina = vina,
            Kind = PoseTables.Docked,
        };

    private static void AssertPicture(string path)
    {
        var png = File.ReadAllBytes(path);
        Assert.Equal(
            (800, 600),
            (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
    }

    /// <summary>The result, once it is sure that its files have the names that were foretold.</summary>
    private async Task<EvaluationResult> Json(string model, string? data = null)
    {
        var call = await GlimpseCall.RunAsync([
            "evaluate",
            model,
            "--predictions",
            predictions,
            "--folds",
            folds,
            "--out",
            scratch.In("out"),
            "--json",
            .. data is null ? (string[])[] : ["--data", data],]);
        Assert.Equal((ExitCode.Done, ""), (call.ExitCode, call.Error));
        var judged = EvaluatedModel.Named(model);
        var options = new EvaluationOptions(judged, predictions, data, WithFiles: true, folds, ExplainPairs: false);
        Assert.Subset(
            ModelEvaluation.FileNamesOf(options).ToHashSet(),
            Directory
                .GetFiles(scratch.In("out"))
                .Select(file => Path.GetFileName(file))
                .Where(name => !name.StartsWith("evaluation.", StringComparison.Ordinal))
                .ToHashSet());
        return JsonSerializer.Deserialize(call.Output, GlimpseJsonContext.Default.EvaluationResult)!;
    }

    private void Write(string name, IEnumerable<OutOfFoldPrediction> rows) =>
        PredictionFile.Write(Path.Combine(predictions, name), rows);

    /// <summary>
    /// The CDK2 inhibitors of the fixtures as a data set: one series, but for every third, spread over the clusters.
    /// </summary>
    private OutOfFoldPrediction[] WriteData()
    {
        var records = Fixture
            .Text("cdk2.sdf")
            .Split("$$$$\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(record => record.Contains("V2000"))
            .ToArray();
        var set = Directory.CreateDirectory(scratch.In("data/cdk2")).FullName;
        foreach (var (i, record) in records.Index())
            File.WriteAllText(
                Path.Combine(
                    Directory.CreateDirectory(Path.Combine(set, "complexes", $"l{i:D2}")).FullName,
                    "ligand.sdf"),
                record + "$$$$\n");
        File.WriteAllLines(
            Path.Combine(set, "index.csv"),
            ["id,cluster40,licence", .. records.Index().Select(record => $"l{record.Index:D2},C00,none")]);
        return
        [
            .. records.Index().Select(record => Row($"l{record.Index:D2}", record.Index / 4) with
            {
                Set = "cdk2",
                Series = record.Index % 3 == 0 ? "" : $"series of C{record.Index / 4:D2}",
                Target = 4 + (record.Index * 7 % 50 / 10.0),
                Predicted = 6 + (0.01 * record.Index),
            }),
        ];
    }
}
