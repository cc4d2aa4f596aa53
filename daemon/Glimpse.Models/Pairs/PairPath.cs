using System.Collections.Immutable;
using Glimpse.Core.Attribution;

namespace Glimpse.Models.Pairs;

/// <summary>
/// The straight path between two inputs of a pair potential. What the gradient is at a point follows from the fields of
/// the two ends, which are computed once; the stiffness, too, goes straight from one end's to the other's.
/// </summary>
internal sealed class PairPath : IGradientPath
{
    internal const string Size = "ligand size";
    internal const string Flexibility = "ligand flexibility";
    internal const string Kinds = "ligand atom kinds";
    internal const string Softer = "softer pairs";

    private readonly PairModel model;
    private readonly float[] start;
    private readonly float[] end;
    private readonly LigandCounts startCounts;
    private readonly LigandCounts endCounts;
    private readonly double[] startField;
    private readonly double[] endField;
    private readonly (double Start, double End) stiffness;
    private readonly double[] products;
    private readonly List<double> kept = [];
    private Coefficients folded;

    internal PairPath(PairModel model, ModelInput baseline, ModelInput input)
    {
        this.model = model;
        (start, end) = (model.Checked(baseline), model.Checked(input));
        (startCounts, endCounts) = (baseline.Ligand, input.Ligand);

        // An end without a ligand has no sum over pairs: what would divide it is the other end's.
        var (first, last) = (model.Stiffness(startCounts), model.Stiffness(endCounts));
        stiffness = (startCounts.HeavyAtoms == 0 ? last : first, endCounts.HeavyAtoms == 0 ? first : last);
        startField = FieldOf(start);
        endField = FieldOf(end);
        products =
        [
            Product(start, startField),
            0.5 * (Product(start, endField) + Product(end, startField)),
            Product(end, endField),
        ];
    }

    /// <summary>The gradient is a line along the path, a parabola where the stiffness changes, too.</summary>
    public int? ExactPoints => stiffness.Start == stiffness.End ? 1 : 2;

    private double Softening => stiffness.End - stiffness.Start;

    /// <inheritdoc/>
    public PathPoint[] Evaluate(ReadOnlySpan<double> alphas)
    {
        var points = new PathPoint[alphas.Length];
        for (var i = 0; i < points.Length; i++)
        {
            var alpha = alphas[i];
            kept.Add(alpha);
            var (rest, at) = (1 - alpha, stiffness.Start + (alpha * Softening));
            var pairs = PairsAt(alpha);
            var pairSlope =
                2 * ((alpha * (products[2] - products[1])) + (rest * (products[1] - products[0])));
            var value = (rest * Alone(start, startCounts)) + (alpha * Alone(end, endCounts));
            points[i] = new PathPoint(
                alpha,
                model.Weights.Constant + value + (at * pairs),
                Alone(end, endCounts) - Alone(start, startCounts) + (Softening * pairs) + (at * pairSlope));
        }

        return points;
    }

    /// <inheritdoc/>
    public double MapChange(ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        var (old, now) = (Gradient(Weigh(before)), Gradient(Weigh(after)));
        var (change, size) = (0.0, 0.0);
        for (var i = 0; i < now.Length; i++)
        {
            var step = (double)end[i] - start[i];
            change += Square(step * (now[i] - old[i]));
            size += Square(step * now[i]);
        }

        return size > 0 ? Math.Sqrt(change / size) : 0;
    }

    /// <inheritdoc/>
    public void Fold(ReadOnlySpan<double> weights)
    {
        folded = folded.Plus(Weigh(weights));
        kept.Clear();
    }

    /// <inheritdoc/>
    public double[] GradientSum() => Gradient(folded);

    /// <summary>
    /// Size and flexibility of the ligand; its atoms' kinds, where they count; where the stiffness changes, what the
    /// sum over pairs loses by that.
    /// </summary>
    public ImmutableArray<NamedTerm> FurtherTerms() =>
    [
        new(
            Size,
            folded.Whole * model.Weights.HeavyAtom * (endCounts.HeavyAtoms - startCounts.HeavyAtoms)),
        new(
            Flexibility,
            folded.Whole
                * model.Weights.RotatableBond
                * (endCounts.RotatableBonds - startCounts.RotatableBonds)),
        .. model.Weights.Kinds.Length == 0
            ? Array.Empty<NamedTerm>()
            :
            [
                new(
                    Kinds,
                    folded.Whole * (model.Weights.OfKinds(endCounts) - model.Weights.OfKinds(startCounts))),
            ],
        .. Softening == 0
            ? Array.Empty<NamedTerm>()
            : [new(Softer, Softening * folded.Pairs, IsOfPairs: true)],
    ];

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <summary>The sum over pairs at a point, for a stiff ligand.</summary>
    private double PairsAt(double alpha)
    {
        var rest = 1 - alpha;
        return (rest * rest * products[0]) + (2 * alpha * rest * products[1]) + (alpha * alpha * products[2]);
    }

    private Coefficients Weigh(ReadOnlySpan<double> weights)
    {
        var sum = default(Coefficients);
        for (var i = 0; i < weights.Length; i++)
        {
            var at = stiffness.Start + (kept[i] * Softening);
            sum = sum.Plus(
                new Coefficients(
                    weights[i],
                    weights[i] * at * (1 - kept[i]),
                    weights[i] * at * kept[i],
                    weights[i] * PairsAt(kept[i])));
        }

        return sum;
    }

    private double[] Gradient(Coefficients at)
    {
        var gradient = new double[start.Length];
        for (var i = 0; i < gradient.Length; i++)
            gradient[i] = (at.Start * startField[i]) + (at.End * endField[i]);
        var (channels, voxels) = (model.Transform.LigandChannels, model.Transform.Voxels);
        for (var l = 0; l < channels.Length; l++)
        {
            foreach (ref var value in gradient.AsSpan(channels[l] * voxels, voxels))
                value += at.Whole * model.Weights.Ligand[l];
        }

        return gradient;
    }

    /// <summary>
    /// What an input is worth at each place to the other side's channels, for a stiff ligand: [channel, x, y, z].
    /// </summary>
    private double[] FieldOf(float[] voxels)
    {
        var (transform, field) = (model.Transform, new double[voxels.Length]);
        Put(transform.LigandChannels, transform.ProteinChannels, toProtein: true);
        Put(transform.ProteinChannels, transform.LigandChannels, toProtein: false);
        return field;

        void Put(int[] from, int[] to, bool toProtein)
        {
            var sources = transform.Forward(voxels, from);
            if (sources.IsEmpty)
                return;
            var values = transform.Fields(model.Curves, sources, toProtein);
            for (var i = 0; i < to.Length; i++)
                values.AsSpan(i * transform.Voxels, transform.Voxels).CopyTo(field.AsSpan(to[i] * transform.Voxels));
        }
    }

    /// <summary>The sum over pairs of one input's protein with the ligand that a field is of.</summary>
    private double Product(float[] voxels, double[] field)
    {
        var sum = 0.0;
        foreach (var channel in model.Transform.ProteinChannels)
        {
            var first = channel * model.Transform.Voxels;
            for (var i = first; i < first + model.Transform.Voxels; i++)
                sum += voxels[i] * field[i];
        }

        return sum;
    }

    /// <summary>What the ligand counts without the protein, but for the constant.</summary>
    private double Alone(float[] voxels, LigandCounts counts)
    {
        var sums = model.Transform.LigandSums(voxels);
        var value =
            (model.Weights.HeavyAtom * counts.HeavyAtoms)
            + (model.Weights.RotatableBond * counts.RotatableBonds)
            + model.Weights.OfKinds(counts);
        for (var l = 0; l < sums.Length; l++)
            value += model.Weights.Ligand[l] * sums[l];
        return value;
    }

    private static double Square(double value) => value * value;

    /// <summary>Weighted sums over points of the path, of all that a gradient is a combination of.</summary>
    /// <param name="Whole">Sum of the weights.</param>
    /// <param name="Start">Of weight × stiffness × (1 - alpha): how much of the start's field.</param>
    /// <param name="End">Of weight × stiffness × alpha: of the end's.</param>
    /// <param name="Pairs">Of weight × the sum over pairs.</param>
    private readonly record struct Coefficients(double Whole, double Start, double End, double Pairs)
    {
        internal Coefficients Plus(Coefficients other) =>
            new(Whole + other.Whole, Start + other.Start, End + other.End, Pairs + other.Pairs);
    }
}
