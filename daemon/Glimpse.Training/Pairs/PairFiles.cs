using System.Globalization;
using Glimpse.Core;
using Glimpse.Models.Registry;
using Glimpse.Models.Weights;
using Glimpse.Training.Evaluation.Scores;
using Glimpse.Training.Loop;

namespace Glimpse.Training.Pairs;

/// <summary>The files of a training in its folder.</summary>
/// <param name="settings">Where, and what is predicted.</param>
internal sealed class PairFiles(TrainingSettings settings)
{
    private const string KindName = "Fitted";

    /// <summary>What was computed of the poses.</summary>
    internal string Features => In(PairStore.Name);

    private string Weights => In(ModelFolder.WeightsName);

    private string Kind =>
        (settings.Fold is { } fold
            ? "without "
                + (settings.RandomFolds ? "random " : "")
                + string.Create(CultureInfo.InvariantCulture, $"fold {fold}")
            : "on everything")
        + (settings.LigandOnly ? ", the ligand alone" : "");

    private string Predictions => In(PredictionFolder.NameOf(settings.LigandOnly, settings.RandomFolds));

    private string Decoys => In(PredictionFolder.Decoys);

    /// <summary>Refuses a folder in which files lie that a training would write and none has written.</summary>
    /// <exception cref="GlimpseException">There are.</exception>
    internal void RequireRoom() =>
        TrainingRoom.Require(
            [Features, Predictions, Decoys, In(ModelFolder.ManifestName), Weights],
            PairStore.IsOurs(Features));

    /// <summary>
    /// Refuses a folder whose model was fitted with another fold kept back, or to what another twin sees: it would be
    /// lost, and its predictions would stand beside a model that they aren't of.
    /// </summary>
    /// <exception cref="GlimpseException">It was.</exception>
    internal void RequireSameKind()
    {
        if (
            File.Exists(Weights)
            && SafeTensors.Read(Weights).Metadata.TryGetValue(KindName, out var there)
            && there != Kind)
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"{settings.Output} holds a model that was fitted otherwise ({there}; now {Kind}).",
                $"Name another folder with --out; with a copy of {PairStore.Name} in it less need be computed.");
    }

    /// <summary>Writes the weights, with what they were fitted to.</summary>
    internal void Write(SafeTensorFile weights) =>
        SafeTensors.Write(Weights, weights with { Metadata = weights.Metadata.SetItem(KindName, Kind) });

    /// <summary>Writes what the fold kept back is predicted to be.</summary>
    internal void Write(PairPredictions predictions)
    {
        PredictionFile.Write(Predictions, predictions.Complexes);
        if (settings is { LigandOnly: false, RandomFolds: false } && predictions.Decoys.Length > 0)
            PredictionFile.Write(Decoys, predictions.Decoys);
    }

    private string In(string name) => Path.Combine(settings.Output, name);
}
