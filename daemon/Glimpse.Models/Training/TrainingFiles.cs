using System.Globalization;

namespace Glimpse.Models.Training;

/// <summary>The files of a training: checkpoint, best weights and a log with one line an epoch.</summary>
/// <param name="Folder">Where they lie.</param>
internal sealed record TrainingFiles(string Folder)
{
    private const string LogHeader = "epoch,training_loss,validation_loss,validation_first,validation_second,learning_rate,seconds";

    /// <summary>All that is needed to go on.</summary>
    internal string Checkpoint => Path.Combine(Folder, "checkpoint.safetensors");

    /// <summary>Weights of the epoch with the lowest validation loss, or of the last where nothing is validated.</summary>
    internal string Best => Path.Combine(Folder, "best.safetensors");

    /// <summary>The log, comma-separated.</summary>
    internal string Log => Path.Combine(Folder, "log.csv");

    /// <summary>Brings the log to the state of a checkpoint: lines of later epochs, written before a crash, go.</summary>
    internal void TrimLog(int epochs)
    {
        var lines = File.Exists(Log) ? File.ReadLines(Log).Skip(1).Take(epochs).ToArray() : [];
        File.WriteAllLines(Log, [LogHeader, .. lines]);
    }

    /// <summary>Adds an epoch to the log.</summary>
    internal void Append(int epoch, double trainingLoss, ValidationScores? scores, double rate, double seconds) =>
        File.AppendAllText(
            Log,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{epoch},{trainingLoss:G6},{scores?.Loss:G6},{scores?.First:G6},{scores?.Second:G6},{rate:G4},{seconds:F1}\n"));
}
