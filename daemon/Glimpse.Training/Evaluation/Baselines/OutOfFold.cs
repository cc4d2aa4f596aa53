using Glimpse.Core.Chemistry.Molecules;

namespace Glimpse.Training.Evaluation.Baselines;

/// <summary>
/// What simple predictors say of each row when they know the other folds' rows alone: the same rules that the networks
/// are judged by.
/// </summary>
internal static class OutOfFold
{
    /// <summary>So little that it only keeps columns apart that say the same.</summary>
    private const double RidgePenalty = 1;

    /// <summary>
    /// A line through one value of each row, such as its heavy-atom count, fitted on the other folds.
    /// </summary>
    /// <param name="folds">Fold of each row.</param>
    /// <param name="values">The value; a row whose value is NaN is neither fitted to nor predicted.</param>
    /// <param name="targets">What is predicted.</param>
    /// <returns>One a row; NaN where the value is, or where the other folds have none.</returns>
    internal static double[] Line(int[] folds, double[] values, double[] targets)
    {
        var known = Enumerable.Range(0, folds.Length).Where(row => !double.IsNaN(values[row])).ToArray();
        var predicted = NotKnown(folds.Length);
        foreach (var fold in folds.Distinct())
        {
            var others = Array.FindAll(known, row => folds[row] != fold);
            if (others.Length == 0)
                continue;
            var line = LinearFit.Of(
                Array.ConvertAll(others, row => values[row]),
                Array.ConvertAll(others, row => targets[row]));
            foreach (var row in known.Where(row => folds[row] == fold))
                predicted[row] = line.At(values[row]);
        }

        return predicted;
    }

    /// <summary>A ridge regression on a few values of each row, fitted on the other folds.</summary>
    /// <param name="folds">Fold of each row.</param>
    /// <param name="values">[row][value].</param>
    /// <param name="targets">What is predicted.</param>
    /// <returns>One a row; NaN where the other folds have no row.</returns>
    internal static double[] Ridge(int[] folds, double[][] values, double[] targets)
    {
        var predicted = NotKnown(folds.Length);
        foreach (var fold in folds.Distinct())
        {
            int[] others = [.. Enumerable.Range(0, folds.Length).Where(row => folds[row] != fold)];
            if (others.Length == 0)
                continue;
            var fit = RidgeFit.Of(
                Array.ConvertAll(others, row => values[row]),
                Array.ConvertAll(others, row => targets[row]),
                RidgePenalty);
            for (var row = 0; row < folds.Length; row++)
            {
                if (folds[row] == fold)
                    predicted[row] = fit.At(values[row]);
            }
        }

        return predicted;
    }

    /// <summary>
    /// The target of the most similar ligand of the other folds; the mean of those that are equally similar.
    /// </summary>
    /// <returns>The prediction and the similarity (Tanimoto, 0 to 1), one a row.</returns>
    internal static (double[] Predicted, double[] Similarities) NearestLigand(
        int[] folds,
        IReadOnlyList<CircularFingerprint> ligands,
        double[] targets,
        CancellationToken cancellation)
    {
        var (predicted, similarities) = (NotKnown(folds.Length), new double[folds.Length]);
        for (var row = 0; row < folds.Length; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (nearest, sum, count) = (-1.0, 0.0, 0);
            for (var other = 0; other < folds.Length; other++)
            {
                if (folds[other] == folds[row])
                    continue;
                var similarity = ligands[row].SimilarityTo(ligands[other]);
                if (similarity > nearest)
                    (nearest, sum, count) = (similarity, 0, 0);
                if (similarity == nearest)
                    (sum, count) = (sum + targets[other], count + 1);
            }

            if (count > 0)
                (predicted[row], similarities[row]) = (sum / count, nearest);
        }

        return (predicted, similarities);
    }

    /// <summary>
    /// The mean of the row's series in the other folds, or of all their rows where the series isn't among them.
    /// </summary>
    internal static double[] SeriesMean(int[] folds, IReadOnlyList<string> series, double[] targets)
    {
        var predicted = NotKnown(folds.Length);
        foreach (var fold in folds.Distinct())
        {
            var others = Enumerable.Range(0, folds.Length).Where(row => folds[row] != fold).ToArray();
            if (others.Length == 0)
                continue;
            var mean = others.Average(row => targets[row]);
            var means = others.Where(row => series[row].Length > 0)
                .GroupBy(row => series[row], StringComparer.Ordinal)
                .ToDictionary(rows => rows.Key, rows => rows.Average(row => targets[row]), StringComparer.Ordinal);
            for (var row = 0; row < folds.Length; row++)
            {
                if (folds[row] == fold)
                    predicted[row] = means.GetValueOrDefault(series[row], mean);
            }
        }

        return predicted;
    }

    private static double[] NotKnown(int rows) => [.. Enumerable.Repeat(double.NaN, rows)];
}
