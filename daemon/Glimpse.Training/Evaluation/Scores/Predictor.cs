namespace Glimpse.Training.Evaluation.Scores;

/// <summary>A model or a baseline: what it says of each row.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Values">One a row; NaN where it says nothing.</param>
/// <param name="Kind">Which figures make sense for it.</param>
internal sealed record Predictor(string Name, double[] Values, PredictorKind Kind = PredictorKind.Model)
{
    /// <summary>The ligand's size as a predictor.</summary>
    internal const string HeavyAtoms = "heavy atoms";

    /// <summary>The twin network that sees the ligand alone.</summary>
    internal const string LigandOnly = "ligand alone";

    /// <summary>A model's mean over several orientations; incomplete where a row has only one.</summary>
    internal static Predictor MeanOfFrames(string model, IEnumerable<OutOfFoldPrediction> rows) =>
        new($"{model}, mean of orientations", [.. rows.Select(row => row.FramesMean ?? double.NaN)]);

    /// <summary>True when it says something of every row.</summary>
    internal bool IsComplete => Array.TrueForAll(Values, double.IsFinite);

    /// <summary>The same for some of the rows.</summary>
    internal Predictor At(int[] rows) => this with { Values = Array.ConvertAll(rows, row => Values[row]) };
}
