using System.Globalization;
using Glimpse.Core;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Models.Inference;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Models.Weights;
using Glimpse.Training.Data;
using Glimpse.Training.Evaluation.Plots;
using Glimpse.Training.Evaluation.Scores;
using Glimpse.Training.Loop;

namespace Glimpse.Training;

/// <summary>
/// Trains a network, by gradient steps. With a fold kept back, clusters of the others decide when to stop and the fold
/// is predicted at the end; without, all complexes are learned from, for as many epochs as were asked for.
/// </summary>
/// <param name="task">What it is taught.</param>
internal sealed class NetworkTraining(ITrainingTask task) : ITraining
{
    /// <summary>Samples, evenly spread, that say where the training set lies in feature space.</summary>
    private const int MostDomainSamples = 2000;

    private const string CurveName = "training.png";

    /// <inheritdoc/>
    public TrainingReport Run(
        TrainingSettings settings,
        TorchThread thread,
        IProgress<TrainingProgress>? progress,
        Action<string> note,
        CancellationToken cancellation)
    {
        var options = TrainingConfiguration.Apply(task.Options, settings);
        new TrainingFiles(settings.Output).RequireRoom(
            ModelFolder.ManifestName,
            ModelFolder.WeightsName,
            CurveName,
            PredictionFolder.Decoys,
            PredictionFolder.NameOf(options.LigandOnly, settings.RandomFolds));
        var initial = WeightsOf(settings.Initial);
        var folds = settings.FoldsPath is { } path ? Folds.ReadFile(path, cancellation) : Folds.Own;
        var complexes = task.Choose(
            TrainingFolder.List(settings.Data, settings.Sets, cancellation),
            note,
            cancellation);
        var samples = SampleReader.Load(
            complexes,
            (complex, why) => note($"{complex.Set}/{complex.Id} left out: {why}"),
            cancellation);
        var parts = TrainingParts.Of(samples, folds, settings, note);
        var outcome = Train(options, parts, settings, initial, thread, progress, cancellation);
        DrawCurve(settings, cancellation);
        var folder = WriteModel(
            options,
            outcome,
            [.. parts[DataPart.Training]],
            settings.Output,
            thread,
            cancellation);
        var (unseen, decoys) = settings.Fold is { } fold
            ? Predict(options, settings, folder, [.. parts[DataPart.Test]], fold, thread, cancellation)
            : ([], []);
        return new(settings.Output, [.. Lines(options, outcome, unseen), .. DecoyLines.Of(unseen, decoys)]);
    }

    private static IEnumerable<(string Label, string Text)> Lines(
        TrainingOptions options,
        TrainingOutcome outcome,
        OutOfFoldPrediction[] unseen)
    {
        yield return (
            "epochs",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{outcome.EpochsDone}, weights of epoch {outcome.BestEpoch + 1}"));
        if (outcome.Scores is { } scores)
            yield return ("validation", scores.Words(options.Objective));
        if (Score(options, unseen) is { } score)
            yield return (
                "kept back",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{score.Words(options.Objective)}, {unseen.Length} rows"));
    }

    private TrainingOutcome Train(
        TrainingOptions options,
        ILookup<DataPart, TrainingSample> parts,
        TrainingSettings settings,
        string? initial,
        TorchThread thread,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellation)
    {
        var training = task.MakeSet([.. parts[DataPart.Training]], DataPart.Training, options, cancellation);
        var validation = settings.Fold is null
            ? null
            : task.MakeSet([.. parts[DataPart.Validation]], DataPart.Validation, options, cancellation);
        using var trainer = new Trainer(
            task.Network,
            options with
            {
                InitialOutput = training.InitialOutput,
            },
            settings.Output,
            thread,
            initial,
            TrainingOrigin.Of(parts, initial));
        return trainer.Train(training, validation, progress, cancellation);
    }

    /// <summary>Draws the losses; a training without validation has nothing to compare.</summary>
    private static void DrawCurve(TrainingSettings settings, CancellationToken cancellation)
    {
        if (settings.Fold is null || !PlotStyle.HasFonts)
            return;
        var curve = TrainingCurve.Read(
            Path.GetFileName(Path.GetFullPath(settings.Output)),
            new TrainingFiles(settings.Output).Log,
            cancellation);
        AtomicFile.Write(Path.Combine(settings.Output, CurveName), TrainingPlot.Draw([curve]));
    }

    /// <summary>
    /// Writes the model, first without and then with where its training samples lie in its feature space.
    /// </summary>
    private ModelFolder WriteModel(
        TrainingOptions options,
        TrainingOutcome outcome,
        List<TrainingSample> samples,
        string output,
        TorchThread thread,
        CancellationToken cancellation)
    {
        var weights = Path.Combine(output, ModelFolder.WeightsName);
        AtomicFile.Write(weights, File.ReadAllBytes(outcome.WeightsPath));
        var manifest = task.Manifest with { TrainingSets = TrainingSources.Of(samples) };
        var folder = ModelFolder.Write(output, manifest);
        using (var model = LoadedModel.Load(folder, thread))
        {
            var set = task.MakeSet(samples, DataPart.Validation, options, cancellation);
            var count = Math.Min(set.Count, MostDomainSamples);
            var features = Enumerable
                .Range(0, count)
                .Select(i => (int)((long)i * set.Count / count))
                .Chunk(LoadedModel.BatchSize)
                .SelectMany(chunk =>
                {
                    cancellation.ThrowIfCancellationRequested();
                    return model.Features([.. chunk.Select(index => VoxelsOf(set, index))]);
                })
                .ToList();
            var file = SafeTensors.Read(weights);
            SafeTensors.Write(
                weights,
                SafeTensorFile.Of(file.Tensors.Values.Concat(FeatureSpace.Of(features).Tensors)));
        }

        return ModelFolder.Write(output, manifest);
    }

    private static float[] VoxelsOf(ITrainingSet set, int index)
    {
        var voxels = new float[Glimpse8Scheme.Instance.InputLength];
        set.Fill(0, index, voxels, new float[set.Targets]);
        return voxels;
    }

    private static string? WeightsOf(string? initial)
    {
        if (initial is null || File.Exists(initial))
            return initial;
        var weights = Path.Combine(initial, ModelFolder.WeightsName);
        return File.Exists(weights)
            ? weights
            : throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"{initial} holds no weights to start from.",
                "Name a model's folder or a weights file.");
    }

    private (OutOfFoldPrediction[] Unseen, OutOfFoldPrediction[] Decoys) Predict(
        TrainingOptions options,
        TrainingSettings settings,
        ModelFolder folder,
        TrainingSample[] samples,
        int fold,
        TorchThread thread,
        CancellationToken cancellation)
    {
        using var model = LoadedModel.Load(folder, thread);
        var rows = task.Predict(model, samples, fold, options, cancellation).ToArray();
        var name = PredictionFolder.NameOf(options.LigandOnly, settings.RandomFolds);
        PredictionFile.Write(Path.Combine(folder.Path, name), rows);
        if (options.LigandOnly || settings.RandomFolds)
            return (rows, []);
        var decoys = task.PredictDecoys(model, samples, fold, options, cancellation).ToArray();
        if (decoys.Length > 0)
            PredictionFile.Write(Path.Combine(folder.Path, PredictionFolder.Decoys), decoys);
        return (rows, decoys);
    }

    private static ValidationScores? Score(TrainingOptions options, OutOfFoldPrediction[] rows)
    {
        var known = rows.Where(row => row.Target is not null).ToArray();
        return known.Length == 0
            ? null
            : ValidationScores.Of(
                options,
                [.. known.Select(row => row.Predicted)],
                [.. known.Select(row => row.Target!.Value)]);
    }
}
