using Glimpse.Core.Attribution;
using Glimpse.Models.Pairs;
using Glimpse.Models.Torch;

namespace Glimpse.Training.Pairs;

/// <summary>
/// Fits a pair potential: ridge regression on standardised columns, together with a squared hinge for each ranking row
/// that turns linear beyond a gap, by Newton steps.
/// </summary>
internal static class PairFit
{
    /// <summary>Columns for the ligand's heavy atoms and rotatable bonds.</summary>
    internal const int CountColumns = 2;

    /// <summary>A column that varies by less is taken as it is.</summary>
    private const double Constant = 1e-9;

    /// <summary>The steps end when no coefficient changes by more.</summary>
    private const double Settled = 1e-4;
    private const int MostSteps = 12;

    /// <summary>Fits.</summary>
    /// <param name="rows">Complexes and poses.</param>
    /// <param name="options">Penalties, margin.</param>
    /// <param name="flexibility">A sum over pairs is divided by 1 + this × rotatable bonds.</param>
    /// <param name="thread">Where torch runs.</param>
    /// <param name="cancellation">Stops between steps.</param>
    internal static PairSolution Run(
        PairRows rows,
        PairOptions options,
        double flexibility,
        TorchThread thread,
        CancellationToken cancellation)
    {
        var columns = Enumerable
            .Range(0, rows.Sums.Length)
            .Select(i => Columns(rows.Sums[i], rows.LigandSums[i], rows.Counts[i], flexibility))
            .ToArray();
        var (pairs, kinds) = (rows.Sums[0].Length, rows.Counts[0].Kinds.Length);
        var width = columns[0].Length;
        var total = rows.Weights.Sum();
        var intercept = rows.Measured.Zip(rows.Weights, (pK, weight) => pK * weight).Sum() / total;
        var (mean, deviation) = Standardise(columns, rows.Weights, total, pairs, options.Floor);

        var ridge = new NormalEquations(width, thread);
        for (var i = 0; i < width; i++)
            ridge.AddPenalty(i, options.Alpha * Penalty(i));
        var targets = Array.ConvertAll(rows.Measured, pK => pK - intercept);
        ridge.Add(columns, rows.Weights, targets, cancellation);
        if (options.Within > 0)
        {
            var relatives = Relatives.Of(columns, targets, rows.Weights, rows.Clusters);
            var weights = Array.ConvertAll(relatives.Weights, weight => options.Within * weight);
            ridge.Add(relatives.Rows, weights, relatives.Targets, cancellation);
        }

        var differences = Differences(rows, deviation, flexibility);
        var theta = ridge.Solve();
        var steps = 0;
        var most = differences.Length > 0 ? MostSteps : 0;
        for (var moved = double.PositiveInfinity; moved > Settled && steps < most; steps++)
        {
            var active = differences
                .Select(row => (Row: row, Gap: options.Margin - Sums.Dot(row, theta)))
                .Where(item => item.Gap > 0)
                .ToArray();
            var step = ridge.Copy();
            step.Add(
                Array.ConvertAll(active, item => item.Row),
                Array.ConvertAll(active, item => options.Rank * Math.Min(1, options.Delta / item.Gap)),
                Array.ConvertAll(active, _ => options.Margin),
                cancellation);
            var next = step.Solve();
            moved = next.Zip(theta, (now, before) => Math.Abs(now - before)).Max();
            theta = next;
        }

        return new(mean, deviation, theta, intercept, flexibility) { Kinds = kinds, Steps = steps };

        double Penalty(int column) =>
            column < pairs ? 1
            : column < width - CountColumns - kinds ? options.Sums
            : column < width - CountColumns ? options.Kinds
            : options.Counts;
    }

    /// <summary>The columns of one complex.</summary>
    internal static double[] Columns(float[] sums, float[] ligandSums, LigandCounts counts, double flexibility)
    {
        var stiffness = 1 / (1 + (flexibility * counts.RotatableBonds));
        return
        [
            .. sums.Select(sum => sum * stiffness),
            .. ligandSums.Select(sum => (double)sum),
            .. counts.Kinds.Select(count => (double)count),
            counts.HeavyAtoms,
            counts.RotatableBonds,
        ];
    }

    private static (double[] Mean, double[] Deviation) Standardise(
        double[][] columns,
        double[] weights,
        double total,
        int pairs,
        double floor)
    {
        var (mean, deviation) = (new double[columns[0].Length], new double[columns[0].Length]);
        for (var i = 0; i < columns.Length; i++)
        {
            for (var k = 0; k < mean.Length; k++)
                mean[k] += weights[i] / total * columns[i][k];
        }

        for (var i = 0; i < columns.Length; i++)
        {
            for (var k = 0; k < mean.Length; k++)
                deviation[k] += weights[i] / total * Math.Pow(columns[i][k] - mean[k], 2);
        }

        for (var k = 0; k < mean.Length; k++)
        {
            deviation[k] = Math.Max(Math.Sqrt(deviation[k]), k < pairs ? floor : 0);
            if (deviation[k] < Constant)
                deviation[k] = 1;
        }

        foreach (var row in columns)
        {
            for (var k = 0; k < mean.Length; k++)
                row[k] = (row[k] - mean[k]) / deviation[k];
        }

        return (mean, deviation);
    }

    /// <summary>
    /// What the sums over pairs of a complex's own pose are above those of another, standardised; the rest of the
    /// columns are the same.
    /// </summary>
    private static double[][] Differences(PairRows rows, double[] deviation, double flexibility) =>
        [
            .. rows.Poses.Select((pose, i) =>
            {
                var own = rows.Sums[rows.Owners[i]];
                var softness = 1 + (flexibility * rows.Counts[rows.Owners[i]].RotatableBonds);
                var row = new double[pose.Length];
                for (var k = 0; k < row.Length; k++)
                    row[k] = ((double)own[k] - pose[k]) / softness / deviation[k];
                return row;
            }),
        ];
}
