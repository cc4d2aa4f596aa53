namespace Glimpse.Training.Evaluation.Scores;

/// <summary>
/// A figure of merit over rows, prepared once (sorted, grouped) so that it can be had again for other weights of the
/// rows:
/// a weight of 2 counts a row as if it stood there twice, which is how a bootstrap draws it.
/// </summary>
/// <param name="rows">How many rows there are.</param>
/// <param name="weighted">The figure for non-negative weights, one a row; NaN where it is undefined.</param>
internal sealed class Score(int rows, Func<double[], double> weighted)
{
    /// <summary>How many rows there are.</summary>
    internal int Rows => rows;

    /// <summary>The figure as the rows stand there; NaN where it is undefined.</summary>
    internal double Value => weighted([.. Enumerable.Repeat(1.0, rows)]);

    /// <summary>The figure for weights, one a row; NaN where it is undefined.</summary>
    internal double At(double[] weights) => weighted(weights);
}
