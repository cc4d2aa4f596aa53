namespace Glimpse.Core.Attribution;

/// <summary>
/// Simpson's rule on panels of unequal length, each halved while it is among the worst. The true integral of the slope
/// over a panel is known, F(b) - F(a), and so is what the rule misses there. A panel's ends and middle become ends of
/// its halves, so that halving costs two gradients and none is thrown away. On a smooth path what is missed falls with
/// the fourth power of the number of gradients; on one with kinks Simpson's rule is no worse than trapezoids on the
/// same points, but for a constant. Paths that add up, as an ensemble's do, are refined together: where the error is.
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

    /// <summary>Refinement goes on while a round changes the map by more than this (relative L2).</summary>
    private const double MapTolerance = 0.02;

    /// <summary>Simpson's weights of a panel of length 1.</summary>
    private const double EndWeight = 1.0 / 6;
    private const double MiddleWeight = 4.0 / 6;

    private readonly IGradientPath path;
    private readonly double weight;
    private readonly int most;
    private readonly List<Node> nodes = [];
    private double[] weighed = [];
    private bool isFolded;
    private bool wasSettled;

    /// <summary>Starts with a few panels of equal length.</summary>
    /// <param name="path">The path.</param>
    /// <param name="weight">Its share where it is one of several that add up.</param>
    /// <param name="most">Gradients at most.</param>
    internal AdaptivePath(IGradientPath path, double weight, int most)
    {
        (this.path, this.weight, this.most) = (path, weight, most);
        Add([.. Enumerable.Range(0, (2 * FirstPanels) + 1).Select(i => (double)i / (2 * FirstPanels))]);
    }

    /// <summary>Gradients computed.</summary>
    internal int Steps => nodes.Count;

    /// <summary>
    /// Sum over the panels of what each misses, sign dropped: errors that cancel are luck. As it counts in the sum of
    /// the paths.
    /// </summary>
    internal double IntervalError => Panels.Sum(Missed);

    /// <summary>Panel p has its ends at nodes 2 p and 2 p + 2 and its middle between.</summary>
    private IEnumerable<int> Panels => Enumerable.Range(0, (nodes.Count - 1) / 2);

    /// <summary>True while a panel more may be halved.</summary>
    private bool HasRoom => most - Steps >= PointsPerHalving;

    /// <summary>Halves the worst panels of paths that add up, whichever they are of.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="tolerance">What all may miss together.</param>
    /// <returns>False when nothing was left to do.</returns>
    internal static bool Refine(IReadOnlyList<AdaptivePath> paths, double tolerance)
    {
        foreach (var one in paths)
            one.BeginRound();
        AdaptivePath[] open = [.. paths.Where(path => path.HasRoom)];
        var worst = open
            .SelectMany(path => path.Panels.Select(panel => (Path: path, Panel: panel, Missed: path.Missed(panel))))
            .OrderByDescending(one => one.Missed)
            .ThenByDescending(one => one.Path.Length(one.Panel))
            .ToArray();
        var left = worst.Sum(one => one.Missed);

        // What a path without room misses stays. Where that alone is too much, the others needn't make up for it.
        var stuck = paths.Except(open).Sum(path => path.IntervalError);
        var aim = stuck < tolerance ? Math.Max(tolerance - stuck, LeftAlone * tolerance) : tolerance;
        var reached = left <= aim;
        if (reached && stuck > 0)
            return false;
        var middles = open.ToDictionary(path => path, _ => new List<double>());
        foreach (var (path, panel, missed) in worst.Take(HalvingsPerRound * open.Length))
        {
            if (!reached && left <= LeftAlone * aim)
                break;
            if (path.Steps + middles[path].Count + PointsPerHalving > path.most)
                continue;
            middles[path].AddRange(path.MiddlesOf(panel));
            left -= missed;
        }

        foreach (var (path, alphas) in middles.Where(one => one.Value.Count > 0))
            path.Add([.. alphas]);
        return middles.Values.Any(alphas => alphas.Count > 0);
    }

    /// <summary>True when the last round changed the path's map little.</summary>
    internal bool IsSettled() => isFolded ? wasSettled : path.MapChange(weighed, Weights()) <= MapTolerance;

    /// <summary>Folds the gradients away, once.</summary>
    internal void Fold()
    {
        if (isFolded)
            return;
        path.Fold(Weights());
        isFolded = true;
    }

    /// <summary>Without room the weights are final, and the gradients needn't be kept.</summary>
    private void BeginRound()
    {
        if (HasRoom)
        {
            weighed = Weights();
            return;
        }

        wasSettled = IsSettled();
        Fold();
    }

    /// <summary>Simpson's weight of each gradient, in the order of evaluation.</summary>
    private double[] Weights()
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

    private double[] MiddlesOf(int panel) =>
        [
            0.5 * (Alpha(2 * panel) + Alpha((2 * panel) + 1)),
            0.5 * (Alpha((2 * panel) + 1) + Alpha((2 * panel) + 2)),
        ];

    private double Missed(int panel)
    {
        var (a, middle, b) = (nodes[2 * panel].Point, nodes[(2 * panel) + 1].Point, nodes[(2 * panel) + 2].Point);
        var integral = Length(panel) * ((EndWeight * (a.Slope + b.Slope)) + (MiddleWeight * middle.Slope));
        return weight * Math.Abs(integral - (b.Value - a.Value));
    }

    private readonly record struct Node(int Order, PathPoint Point);
}
