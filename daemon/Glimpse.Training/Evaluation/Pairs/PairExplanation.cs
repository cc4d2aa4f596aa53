using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Training.Data;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Evaluation.Pairs;

/// <summary>
/// Explains matched pairs, the second ligand against the first in the second's protein, each by the network that never
/// saw their cluster, and sums what falls on the changed atoms of both.
/// </summary>
internal static class PairExplanation
{
    private const int PairsPerNote = 50;

    private static readonly ExplainOptions Options = new() { View = View.Versus };

    /// <summary>Explains all pairs.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="folder">Folder of predictions with a folder for each fold, in which the fold's model lies beside
    /// its predictions.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="complexes">Where their structures are, by <see cref="OutOfFoldPrediction.Complex"/>.</param>
    /// <param name="note">Told how far it has come, a line at a time.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="GlimpseException">The model of a fold is missing or damaged, or a structure can't be
    /// read.</exception>
    internal static ImmutableArray<MatchedPair> Run(
        string name,
        string folder,
        ImmutableArray<MatchedPair> pairs,
        IReadOnlyDictionary<string, TrainingComplex> complexes,
        Action<string> note,
        CancellationToken cancellation)
    {
        var models = ModelsOf(folder, cancellation);
        var explained = pairs.ToArray();
        var done = 0;
        using var thread = new TorchThread();
        foreach (
            var fold in Enumerable.Range(0, pairs.Length).GroupBy(pair => pairs[pair].Fold).OrderBy(fold => fold.Key))
        {
            if (!models.TryGetValue(fold.Key, out var path))
            {
                throw new GlimpseException(
                    GlimpseErrorCode.BadInput,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{folder} has no folder with the model of fold {fold.Key}."),
                    $"Train it with 'glimpse train {name} --fold K --out DIR' and leave the model beside its "
                        + $"predictions.");
            }

            var found = ModelFolder.Read(path);
            if (found.Manifest.Name != name)
                throw new GlimpseException(
                    GlimpseErrorCode.BadModel,
                    $"The model in {path} is '{found.Manifest.Name}', not {name}.",
                    "Leave the model that made the predictions beside them.");
            using var model = found.Open(output: 0, () => thread);
            foreach (var index in fold)
            {
                cancellation.ThrowIfCancellationRequested();
                var pair = pairs[index];
                explained[index] = pair with { Attributed = Attribute(model, pair, complexes, cancellation) };
                if (++done % PairsPerNote == 0)
                    note(
                        string.Create(CultureInfo.InvariantCulture, $"{done} of {pairs.Length} matched pairs explained")
                    );
            }
        }

        return [.. explained];
    }

    /// <summary>
    /// What an explanation of the second ligand against the first gives to the changed atoms of both, in the model's
    /// unit.
    /// </summary>
    internal static double Attribute(
        IDifferentiableModel model,
        MatchedPair pair,
        Structure first,
        Structure second,
        Structure receptor,
        CancellationToken cancellation)
    {
        var complex = ComplexTyper.TypePair(
            new LigandSite(second, receptor),
            first,
            new ComplexOptions { Scheme = model.Scheme },
            cancellation: cancellation);
        var explanation = Explainer.Explain(model, complex, Options, cancellation: cancellation);
        return explanation.Atoms
            .Where(atom => complex.Atoms[atom.Index] is { Side: Core.Voxels.Side.Ligand } typed
                && (typed.IsReference ? pair.ChangedInFirst : pair.ChangedInSecond).Contains(typed.SourceIndex))
            .Sum(atom => atom.Total);
    }

    private static double Attribute(
        IDifferentiableModel model,
        MatchedPair pair,
        IReadOnlyDictionary<string, TrainingComplex> complexes,
        CancellationToken cancellation)
    {
        var (first, second) = (complexes[$"{pair.Set}/{pair.First}"], complexes[$"{pair.Set}/{pair.Second}"]);
        var reading = new StructureReadOptions { Cancellation = cancellation };
        var site = LigandPicker.Pair(
            StructureReader.Read(second.LigandPath, reading),
            StructureReader.Read(second.ProteinPath, reading));
        var reference = LigandPicker.Pair(StructureReader.Read(first.LigandPath, reading), site.Receptor).Ligand;
        return Attribute(model, pair, reference, site.Ligand, site.Receptor, cancellation);
    }

    /// <summary>Folder of each fold's model.</summary>
    private static Dictionary<int, string> ModelsOf(string folder, CancellationToken cancellation) =>
        PredictionFolder
            .FilesIn(folder, PredictionFolder.Predictions)
            .Where(file => File.Exists(Path.Combine(Path.GetDirectoryName(file)!, ModelFolder.ManifestName)))
            .Select(file =>
                (
                    Folder: Path.GetDirectoryName(file)!,
                    Folds: PredictionFile.Read(file, cancellation).Select(row => row.Fold).Distinct().ToArray()))
            .Where(model => model.Folds.Length == 1)
            .GroupBy(model => model.Folds[0])
            .ToDictionary(models => models.Key, models => models.First().Folder);
}
