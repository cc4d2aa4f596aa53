using Glimpse.Models.Registry;
using Glimpse.Training.Evaluation.Scores;
using Glimpse.Training.Loop;

namespace Glimpse.Training.Pairs;

/// <summary>The files of a training in its folder.</summary>
/// <param name="settings">Where, and what is predicted.</param>
internal sealed class PairFiles(TrainingSettings settings)
{
    /// <summary>What was computed of the poses.</summary>
    internal string Features => In(PairStore.Name);

    private string Predictions => In(PredictionFolder.NameOf(settings.LigandOnly, settings.RandomFolds));

    private string Decoys => In(PredictionFolder.Decoys);

    /// <summary>Refuses a folder in which files lie that a training would write and none has written.</summary>
    /// <exception cref="Core.GlimpseException">There are.</exception>
    internal void RequireRoom() =>
        TrainingRoom.Require(
            [Features, Predictions, Decoys, In(ModelFolder.ManifestName), In(ModelFolder.WeightsName)],
            PairStore.IsOurs(Features));

    /// <summary>Writes what the fold kept back is predicted to be.</summary>
    internal void Write(PairPredictions predictions)
    {
        PredictionFile.Write(Predictions, predictions.Complexes);
        if (settings is { LigandOnly: false, RandomFolds: false } && predictions.Decoys.Length > 0)
            PredictionFile.Write(Decoys, predictions.Decoys);
    }

    private string In(string name) => Path.Combine(settings.Output, name);
}
