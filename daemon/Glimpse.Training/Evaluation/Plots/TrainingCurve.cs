using Glimpse.Core;
using Glimpse.Training.Data;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Evaluation.Plots;

/// <summary>The course of a training, from its log.</summary>
/// <param name="Name">Which training.</param>
/// <param name="Epochs">Epochs, from 0.</param>
/// <param name="TrainingLoss">Mean loss of each.</param>
/// <param name="ValidationLoss">Loss on the validation rows after each.</param>
internal sealed record TrainingCurve(string Name, double[] Epochs, double[] TrainingLoss, double[] ValidationLoss)
{
    /// <summary>Index of the lowest validation loss.</summary>
    internal int Best => Array.IndexOf(ValidationLoss, ValidationLoss.Min());

    /// <summary>Reads a log (<c>log.csv</c>, columns epoch, training_loss, validation_loss among others).</summary>
    /// <exception cref="GlimpseException">A figure isn't a number.</exception>
    internal static TrainingCurve Read(string name, string path, CancellationToken cancellation)
    {
        using var text = OrdinaryFile.OpenText(path);
        var table = CsvTable.Read(text, path, cancellation);
        var rows = Enumerable.Range(0, table.Rows.Count).Select(row => new CsvFields(path, table, row)).ToArray();
        return new(
            name,
            Array.ConvertAll(rows, row => row.Number("epoch")),
            Array.ConvertAll(rows, row => row.Number("training_loss")),
            Array.ConvertAll(rows, row => row.Number("validation_loss")));
    }
}
