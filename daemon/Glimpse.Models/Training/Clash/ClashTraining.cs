using System.Collections.Immutable;
using Glimpse.Core;
using Glimpse.Core.Voxels;
using Glimpse.Models.Networks;

namespace Glimpse.Models.Training.Clash;

/// <summary>Trains a clash detector from a folder of complexes: poses made on the fly, clusters kept whole, the model written with its scores.</summary>
public static class ClashTraining
{
    private const int ValidationPairsPerSite = 2;
    private const int ValidationSeed = 10_001;
    private const string Name = "clash";

    /// <summary>Trains (or goes on training), judges the best weights on unseen clusters and writes the model's folder.</summary>
    /// <param name="options">Data, output, epochs, seed.</param>
    /// <param name="thread">Where torch runs.</param>
    /// <param name="progress">Told after each step.</param>
    /// <param name="note">Told what was read and what was left out, a line each.</param>
    /// <param name="cancellation">Stops after a checkpoint.</param>
    /// <exception cref="GlimpseException">There are no data, or too few clusters to divide.</exception>
    public static ClashScores Run(
        ClashTrainingOptions options,
        TorchThread thread,
        IProgress<TrainingProgress>? progress,
        Action<string> note,
        CancellationToken cancellation)
    {
        var complexes = TrainingFolder.List(options.Data, options.Sets);
        var sites = ClashSites.Load(complexes, (complex, why) => note($"{complex.Set}/{complex.Id} left out: {why}"));
        var parts = sites.ToLookup(site => ClashSites.PartOf(site.Cluster));
        foreach (var part in Enum.GetValues<DataPart>())
        {
            note($"{part}: {parts[part].Count()} complexes of {parts[part].Select(site => site.Cluster).Distinct().Count()} clusters");
            if (!parts[part].Any())
                throw new GlimpseException(GlimpseErrorCode.BadInput, $"No cluster falls into the {part} part.", "Give more clusters of proteins.");
        }

        var outcome = Train(options, parts, thread, progress, cancellation);
        File.Copy(outcome.WeightsPath, Path.Combine(options.Output, ModelFolder.WeightsName), overwrite: true);
        var sources = complexes.Where(complex => ClashSites.PartOf(complex.Cluster) == DataPart.Training)
            .GroupBy(complex => complex.Set)
            .Select(set => new TrainingSource(set.Key, set.Count(), string.Join("; ", set.Select(complex => complex.Licence).Distinct())))
            .ToImmutableArray();
        var folder = ModelFolder.Write(options.Output, Manifest(sources));
        using var model = LoadedModel.Load(folder, thread);
        var scores = ClashEvaluation.Run(model, [.. parts[DataPart.Test]], cancellation);
        ModelFolder.Write(options.Output, folder.Manifest with { Metrics = MetricsOf(scores) });
        return scores;
    }

    private static TrainingOutcome Train(
        ClashTrainingOptions options,
        ILookup<DataPart, ClashSite> parts,
        TorchThread thread,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellation)
    {
        var training = new TrainingOptions
        {
            Objective = TrainingObjective.Classification,
            GridSize = ChannelLayout.GridSize,
            Epochs = options.Epochs,
            Seed = options.Seed,
        };
        using var trainer = new Trainer(SqueezeNetArchitecture.Default, training, options.Output, thread);
        return trainer.Train(
            new ClashSet([.. parts[DataPart.Training]], options.Seed),
            new ClashSet([.. parts[DataPart.Validation]], ValidationSeed, ValidationPairsPerSite),
            progress,
            cancellation);
    }

    private static ImmutableSortedDictionary<string, double> MetricsOf(ClashScores scores) =>
        ImmutableSortedDictionary<string, double>.Empty
            .Add("testPoses", scores.Poses)
            .Add("testClusters", scores.Clusters)
            .Add("balancedAccuracy", scores.BalancedAccuracy)
            .Add("precision", scores.Precision)
            .Add("areaUnderRoc", scores.AreaUnderRoc)
            .Add("clashesExplained", scores.ClashesExplained)
            .Add("clashesLocatedWithin3A", scores.ClashesLocated);

    private static ModelManifest Manifest(ImmutableArray<TrainingSource> sources) => new()
    {
        Name = Name,
        Title = "Clash detector",
        Description = "Tells a ligand pose that overlaps the protein from one that doesn't.",
        Scheme = ChannelScheme.Name,
        SchemeRevision = ChannelScheme.Revision,
        GridSize = ChannelLayout.GridSize,
        Spacing = ChannelLayout.GridSpacing,
        Output = "clash",
        Unit = "logit",
        ShowsProbability = true,
        Architecture = SqueezeNetArchitecture.Default,
        TrainingSets = sources,
        WeightsSha256 = "",
    };
}
