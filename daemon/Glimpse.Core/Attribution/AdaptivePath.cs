namespace Glimpse.Core.Attribution;

/// <summary>
/// Simpson's rule on panels of unequal length, each halved while it is among the worst. The true integral of the slope
/// over a panel is known, F(b) - F(a), and so is what the rule misses there. A panel's ends and middle become ends of
/// its halves, so that halving costs two gradients and none is thrown away. On a smooth path what is missed falls with
/// the fourth power of the number of gradients; on one with kinks Simpson's rule is no worse than trapezoids on the
/// same points, but for a constant.
/// </summary>
internal sealed class AdaptivePath
{
    /// <summary>
    /// Panels at the start: enough that no bend of the whole network stays unseen, few enough for easy paths.
    /// </summary>
    private const int FirstPanels = 4;

    /// <summary>Panels halved between two looks at the errors: one batch of the network.</summary>
    private const int HalvingsPerRound = 5;

    /// <summary>Gradients that a halving costs.</summary>
    private const int PointsPerHalving = 2;

    /// <summary>
    /// Panels are refined until those left alone miss no more than this share of the tolerance together.
    /// </summary>
    private const double LeftAlone = 0.5;

    /// <summary>Simpson's weights of a panel of length 1.</summary>
    private const double EndWeight = 1.0 / 6;
    private const double MiddleWeight = 4.0 / 6;

    private readonly IGradientPath path;
    private readonly List<Node> nodes = [];

    internal AdaptivePath(IGradientPath path)
    {
        this.path = path;
        Add([.. Enumerable.Range(0, (2 * FirstPanels) + 1).Select(i => (double)i / (2 * FirstPanels))]);
    }

    /// <summary>Gradients computed.</summary>
    internal int Steps => nodes.Count;

    /// <summary>Sum over the panels of what each misses, sign dropped: errors that cancel are luck.</summary>
    internal double IntervalError => Panels.Sum(panel => Math.Abs(Missed(panel)));

    /// <summary>Panel p has its ends at nodes 2 p and 2 p + 2 and its middle between.</summary>
    private IEnumerable<int> Panels => Enumerable.Range(0, (nodes.Count - 1) / 2);

    /// <summary>True when a round may still be done with so many gradients more.</summary>
    internal static bool CanRefine(int gradients) => gradients >= PointsPerHalving;

    /// <summary>Halves the worst panels.</summary>
    /// <param name="tolerance">What all may miss together.</param>
    /// <param name="most">Gradients at most.</param>
    internal void Refine(double tolerance, int most)
    {
        var worst = Panels.OrderByDescending(panel => Math.Abs(Missed(panel))).ThenByDescending(Length).ToArray();
        var left = worst.Sum(panel => Math.Abs(Missed(panel)));
        var reached = left <= tolerance;
        List<double> middles = [];
        foreach (var panel in worst.Take(Math.Min(HalvingsPerRound, most / PointsPerHalving)))
        {
            if (!reached && left <= LeftAlone * tolerance)
                break;
            middles.Add(0.5 * (Alpha(2 * panel) + Alpha((2 * panel) + 1)));
            middles.Add(0.5 * (Alpha((2 * panel) + 1) + Alpha((2 * panel) + 2)));
            left -= Math.Abs(Missed(panel));
        }

        Add([.. middles]);
    }

    /// <summary>Simpson's weight of each gradient, in the order of evaluation.</summary>
    internal double[] Weights()
    {
        var weights = new double[nodes.Count];
        foreach (var panel in Panels)
        {
            weights[nodes[2 * panel].Order] += EndWeight * Length(panel);
            weights[nodes[(2 * panel) + 1].Order] += MiddleWeight * Length(panel);
            weights[nodes[(2 * panel) + 2].Order] += EndWeight * Length(panel);
        }

        return weights;
    }

    private void Add(double[] alphas)
    {
        foreach (var point in path.Evaluate(alphas))
            nodes.Add(new Node(nodes.Count, point));
        nodes.Sort((a, b) => a.Point.Alpha.CompareTo(b.Point.Alpha));
    }

    private double Alpha(int node) => nodes[node].Point.Alpha;

    private double Length(int panel) => Alpha((2 * panel) + 2) - Alpha(2 * panel);

    private double Missed(int panel)
    {
        var (a, middle, b) = (nodes[2 * panel].Point, nodes[(2 * panel) + 1].Point, nodes[(2 * panel) + 2].Point);
        var integral = Length(panel) * ((EndWeight * (a.Slope + b.Slope)) + (MiddleWeight * middle.Slope));
        return integral - (b.Value - a.Value);
    }

    private readonly record struct Node(int Order, PathPoint Point);
}
