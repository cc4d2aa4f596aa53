using System.Globalization;
using System.Text;
using Glimpse.Core;
using Glimpse.Models.Weights;

namespace Glimpse.Training.Loop;

/// <summary>The files of a training: checkpoint, best weights and a log with one line an epoch.</summary>
/// <param name="Folder">Where they lie.</param>
internal sealed record TrainingFiles(string Folder)
{
    private const long MostLogBytes = 1 << 28;
    private const string LogHeader =
        "epoch,training_loss,validation_loss,validation_first,validation_second,learning_rate,seconds";

    /// <summary>All that is needed to go on.</summary>
    internal string Checkpoint => Path.Combine(Folder, "checkpoint.safetensors");

    /// <summary>
    /// Weights of the epoch with the lowest validation loss, or of the last where nothing is validated.
    /// </summary>
    internal string Best => Path.Combine(Folder, "best.safetensors");

    /// <summary>The log, comma-separated.</summary>
    internal string Log => Path.Combine(Folder, "log.csv");

    /// <summary>
    /// Refuses a folder in which files lie that a training would write and none has written: one of ours has its log,
    /// with the log's own header. A folder in a file's place is never ours, and a checkpoint has to be whole.
    /// </summary>
    /// <param name="names">Names of the files that will be written beside these.</param>
    /// <exception cref="GlimpseException">There are.</exception>
    internal void RequireRoom(params IEnumerable<string> names)
    {
        string[] paths = [.. names.Select(name => Path.Combine(Folder, name)), Checkpoint, Best, Log];
        var isOurs = LogLines() is [LogHeader, ..];
        TrainingRoom.Require(paths, isOurs);
        if (isOurs && File.Exists(Checkpoint))
            ReadCheckpoint();
    }

    /// <summary>Reads the checkpoint, which is there.</summary>
    /// <exception cref="GlimpseException">It is damaged.</exception>
    internal SafeTensorFile ReadCheckpoint()
    {
        try
        {
            return SafeTensors.Read(Checkpoint);
        }
        catch (GlimpseException damaged)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                damaged.Message,
                "Put a whole copy of it back, or remove it: the training then begins anew.",
                damaged);
        }
    }

    /// <summary>
    /// Brings the log to the state of a checkpoint: lines of later epochs, written before a crash, go.
    /// </summary>
    internal void TrimLog(int epochs)
    {
        var lines = LogLines().Skip(1).Take(epochs);
        AtomicFile.Write(
            Log,
            Encoding.UTF8.GetBytes(string.Concat(lines.Prepend(LogHeader).Select(line => line + "\n"))));
    }

    /// <summary>Adds an epoch to the log.</summary>
    internal void Append(int epoch, double trainingLoss, ValidationScores? scores, double rate, double seconds) =>
        File.AppendAllText(
            Log,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{epoch},{trainingLoss:G6},{scores?.Loss:G6},{scores?.First:G6},{scores?.Second:G6},"
                    + $"{rate:G4},{seconds:F1}\n"));

    /// <summary>
    /// None where there is no log, or no ordinary file: whoever opens a pipe waits for its other end.
    /// </summary>
    private string[] LogLines() =>
        OrdinaryFile.TryRead(Log, MostLogBytes) is { } log
            ? Encoding.UTF8.GetString(log).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : [];
}
