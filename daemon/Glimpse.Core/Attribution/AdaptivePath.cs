namespace Glimpse.Core.Attribution;

/// <summary>
/// The trapezoid rule on intervals of unequal length, each bisected while it is among the worst. The true integral of the slope
/// over an interval is known, F(b) - F(a), and so is what the rule misses there. Neighbours share their end's gradient, so that a
/// bisection costs one gradient and none is thrown away. (Midpoints that are trisected keep theirs, too, but took up to 1.8 times as
/// many gradients to the same error on the clash detector, and values at the interval ends beside.)
/// </summary>
internal sealed class AdaptivePath
{
    /// <summary>Intervals at the start: enough that no kink of the whole network stays unseen, few enough for easy paths.</summary>
    private const int FirstIntervals = 8;

    /// <summary>Bisections between two looks at the errors: one batch of the network.</summary>
    private const int BisectionsPerRound = 10;

    /// <summary>Intervals are refined until those left alone miss no more than this share of the tolerance together.</summary>
    private const double LeftAlone = 0.5;

    private readonly IGradientPath path;
    private readonly List<Node> nodes = [];

    internal AdaptivePath(IGradientPath path)
    {
        this.path = path;
        Add([.. Enumerable.Range(0, FirstIntervals + 1).Select(i => (double)i / FirstIntervals)]);
    }

    /// <summary>Gradients computed.</summary>
    internal int Steps => nodes.Count;

    /// <summary>Sum over the intervals of what each misses, sign dropped: errors that cancel are luck.</summary>
    internal double IntervalError => Enumerable.Range(0, nodes.Count - 1).Sum(i => Math.Abs(Missed(i)));

    /// <summary>Bisects the worst intervals.</summary>
    /// <param name="tolerance">What all may miss together.</param>
    /// <param name="most">Bisections at most.</param>
    internal void Refine(double tolerance, int most)
    {
        var worst = Enumerable.Range(0, nodes.Count - 1).OrderByDescending(i => Math.Abs(Missed(i))).ThenByDescending(Length).ToArray();
        var left = worst.Sum(i => Math.Abs(Missed(i)));
        var reached = left <= tolerance;
        List<double> middles = [];
        foreach (var interval in worst.Take(Math.Min(BisectionsPerRound, most)))
        {
            if (!reached && left <= LeftAlone * tolerance)
                break;
            middles.Add(0.5 * (nodes[interval].Point.Alpha + nodes[interval + 1].Point.Alpha));
            left -= Math.Abs(Missed(interval));
        }

        Add([.. middles]);
    }

    /// <summary>The trapezoid weight of each gradient, in the order of evaluation.</summary>
    internal double[] Weights()
    {
        var weights = new double[nodes.Count];
        for (var i = 0; i < nodes.Count - 1; i++)
        {
            weights[nodes[i].Order] += 0.5 * Length(i);
            weights[nodes[i + 1].Order] += 0.5 * Length(i);
        }

        return weights;
    }

    private void Add(double[] alphas)
    {
        foreach (var point in path.Evaluate(alphas))
            nodes.Add(new Node(nodes.Count, point));
        nodes.Sort((a, b) => a.Point.Alpha.CompareTo(b.Point.Alpha));
    }

    private double Length(int interval) => nodes[interval + 1].Point.Alpha - nodes[interval].Point.Alpha;

    private double Missed(int interval)
    {
        var (a, b) = (nodes[interval].Point, nodes[interval + 1].Point);
        return (0.5 * (b.Alpha - a.Alpha) * (a.Slope + b.Slope)) - (b.Value - a.Value);
    }

    private readonly record struct Node(int Order, PathPoint Point);
}
