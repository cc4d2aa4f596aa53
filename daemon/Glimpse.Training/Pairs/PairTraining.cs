using System.Globalization;
using Glimpse.Core;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Voxels;
using Glimpse.Models.Inference;
using Glimpse.Models.Outputs;
using Glimpse.Models.Pairs;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Training.Affinity;
using Glimpse.Training.Data;
using Glimpse.Training.Loop;
using Glimpse.Training.Poses;

namespace Glimpse.Training.Pairs;

/// <summary>
/// Fits a pair potential to complexes with a measured affinity, so that it also ranks their own poses above displaced
/// and docked ones. Nothing has to decide when to stop: with a fold kept back, all of the others are learned from.
/// </summary>
internal sealed class PairTraining : ITraining
{
    internal const string Name = "pairs";

    /// <summary>Clusters below which a fit says nothing of others.</summary>
    private const int FewestClusters = 3;

    private static readonly ChannelScheme Scheme = Glimpse8Scheme.Instance;

    /// <inheritdoc/>
    public TrainingReport Run(
        TrainingSettings settings,
        TorchThread thread,
        IProgress<TrainingProgress>? progress,
        Action<string> note,
        CancellationToken cancellation)
    {
        var options = OptionsOf(settings);
        var architecture = PairArchitecture.Default with { AtomKinds = options.Kinds > 0 };
        var files = new PairFiles(settings);
        files.RequireRoom();
        files.RequireSameKind();
        var folds = settings.FoldsPath is { } path ? Folds.ReadFile(path, cancellation) : Folds.Own;
        var listed = TrainingFolder.List(settings.Data, settings.Sets, cancellation);
        var samples = SampleReader.Load(
            AffinityRows.Joined(listed, note),
            (complex, why) => note($"{complex.Set}/{complex.Id} left out: {why}"),
            cancellation);
        var parts = samples.ToLookup(sample => IsKeptBack(sample, settings, folds));
        Describe("Training", parts[false], FewestClusters, note);
        if (settings.Fold is not null)
            Describe("Test", parts[true], 1, note);

        Directory.CreateDirectory(settings.Output);
        var transform = architecture.TransformOf(Scheme, thread);
        var complexes = Read(samples, settings, options, files, transform, progress, cancellation);
        progress?.Report(TrainingProgress.Of("fitting", 0, 1));
        var learned = Array.FindAll(complexes, complex => !IsKeptBack(complex.Sample, settings, folds));
        var rows = PairRows.Of(learned, options);
        var solution = Fit(rows);
        var weights = solution.ToWeights(rows.LigandSums[0].Length) with
        {
            Domain = rows.Counts.Length < PairJudgement.FewestComplexes
                ? null
                : FeatureSpace.Of([.. rows.Counts.Select(PairWeights.Features)]),
        };
        var judgement = settings.Fold is null
            ? PairJudgement.Of(
                complexes,
                complex => folds.Of(complex.Sample.Source.Cluster),
                FewestClusters,
                part => Fit(PairRows.Of(part, options)))
            : null;
        Write(files, settings.Output, architecture, weights, [.. parts[false]], judgement);
        List<(string, string)> lines =
        [
            (
                "fitted",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{rows.Sums.Length} complexes, {rows.Poses.Length} poses, {solution.Steps} steps")),
            PairTerms.Line(weights, rows, architecture.Flexibility),
        ];
        if (settings.Fold is { } fold)
        {
            var unseen = Array.FindAll(complexes, complex => IsKeptBack(complex.Sample, settings, folds));
            var predictions = PairPredictions.Of(unseen, solution, fold);
            files.Write(predictions);
            lines.AddRange(predictions.Lines());
        }
        else if (judgement is null)
        {
            note("There are too few complexes or clusters to judge the fit by folds: it has no interval.");
        }
        else
        {
            lines.AddRange(judgement.Predictions.Lines());
            lines.Add(
                (
                    "interval",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"±{judgement.Interval.HalfWidth:F2} holds {100 * judgement.Interval.Coverage:F0} %")));
        }

        return new(settings.Output, [.. lines]);

        PairSolution Fit(PairRows part) => PairFit.Run(part, options, architecture.Flexibility, thread, cancellation);
    }

    private static PairOptions OptionsOf(TrainingSettings settings)
    {
        if (settings.Initial is not null || settings.Epochs is not null)
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                "A pair potential is fitted in one go: there are no first weights and no epochs.",
                $"Leave {(settings.Initial is not null ? "--initial" : "--epochs")} out.");
        var options = settings.Configuration is { } text
            ? TrainingConfiguration.Merge(new PairOptions(), text, PairJson.Default.PairOptions)
            : new PairOptions();
        TrainingConfiguration.Require(options.Fault);
        return options with { Seed = settings.Seed ?? options.Seed };
    }

    private static bool IsKeptBack(TrainingSample sample, TrainingSettings settings, Folds folds) =>
        settings.Fold is { } fold
        && (settings.RandomFolds
            ? Folds.RandomPartOf($"{sample.Source.Set}/{sample.Source.Id}", fold)
            : folds.PartOf(sample.Source.Cluster, fold)) == DataPart.Test;

    private static void Describe(string part, IEnumerable<TrainingSample> samples, int fewest, Action<string> note)
    {
        var (count, clusters) = (samples.Count(), samples.CountBy(sample => sample.Source.Cluster).Count());
        note(string.Create(CultureInfo.InvariantCulture, $"{part}: {count} complexes of {clusters} clusters"));
        if (clusters < fewest)
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The {part} part has complexes of {clusters} clusters, and needs {fewest}."),
                "Give complexes with a measured affinity of more clusters of proteins.");
    }

    private static PairComplex[] Read(
        List<TrainingSample> samples,
        TrainingSettings settings,
        PairOptions options,
        PairFiles files,
        PairTransform transform,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellation)
    {
        using var store = new PairStore(files.Features, transform.FeatureCount + transform.LigandChannels.Length);
        var poses = options.Rank > 0 ? PoseFolder.TryOpen(settings.Data, cancellation) : null;
        var reader = new PairReader(transform, store, poses, options.Seed)
        {
            HidesProtein = settings.LigandOnly,
            CountsKinds = options.Kinds > 0,
        };
        return reader.Read(
            samples,
            done => progress?.Report(TrainingProgress.Of("sums over pairs", done, samples.Count)),
            cancellation);
    }

    private static void Write(
        PairFiles files,
        string output,
        PairArchitecture architecture,
        PairWeights weights,
        IReadOnlyList<TrainingSample> samples,
        PairJudgement? judgement)
    {
        files.Write(weights.ToFile(architecture));
        var manifest = ModelManifest.Untrained(
            Name,
            "Pair potential",
            "Predicts the binding affinity of a complex in its pose, -log10 of Kd, Ki or IC50 in mol/L, as a sum over "
                + "pairs of voxels of protein and ligand.",
            "affinity",
            Quantity.Affinity,
            architecture);
        ModelFolder.Write(
            output,
            manifest with
            {
                TrainingSets = TrainingSources.Of(samples),
                Metrics = judgement?.Metrics ?? manifest.Metrics,
                Interval = judgement?.Interval,
            });
    }
}
