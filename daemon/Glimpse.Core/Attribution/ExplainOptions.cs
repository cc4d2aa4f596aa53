namespace Glimpse.Core.Attribution;

/// <summary>How to explain.</summary>
public sealed record ExplainOptions
{
    /// <summary>Share of |F(x) - F(x0)| that the path integral may miss where no tolerance is given.</summary>
    internal const double RelativeTolerance = 0.005;

    /// <summary>Gradients after which the adaptive rule gives up on most models.</summary>
    public const int UsualMaxSteps = 200;

    /// <summary>What it may always miss then, in the model's unit.</summary>
    internal const double LeastTolerance = 0.01;

    /// <summary>How the prediction is taken apart; the options of the path are integrated gradients' own.</summary>
    public IAttributionMethod Method { get; init; } = AttributionMethods.Usual;

    /// <summary>What the prediction is compared with.</summary>
    public View View { get; init; } = View.Zero;

    /// <summary>How the path integral becomes a sum.</summary>
    public QuadratureRule Rule { get; init; } = QuadratureRule.Adaptive;

    /// <summary>Steps of a fixed rule (paper: 100).</summary>
    public int Steps { get; init; } = 100;

    /// <summary>
    /// What the adaptive rule's intervals may miss together, in the model's unit; null for the larger of 0.01 and 0.5 %
    /// of |F(x) - F(x0)|.
    /// </summary>
    public double? Tolerance { get; init; }

    /// <summary>
    /// Gradients of one path after which the adaptive rule gives up, of an ensemble's as many for each member; null for
    /// <see cref="IGradientPath.MostSteps"/>.
    /// </summary>
    public int? MaxSteps { get; init; }

    /// <summary>Over how many of the cube's 24 rotations the explanation is averaged.</summary>
    public int Rotations { get; init; } = 1;

    /// <summary>
    /// How many slightly turned and shifted copies are explained, too, to see whether the top atoms stay the same.
    /// </summary>
    public int JitterCopies { get; init; }

    /// <summary>How many best voxels decide which channels a summary shows (paper: 5).</summary>
    public int SummaryVoxels { get; init; } = 5;

    /// <summary>Where a method without a rule takes its gradients; null for the rule's points.</summary>
    internal Quadrature? Nodes { get; init; }

    /// <summary>A fixed rule: the paper's way.</summary>
    public static ExplainOptions Fixed(QuadratureRule rule, int steps) => new() { Rule = rule, Steps = steps };

    /// <summary>The tolerance for a path over which F changes by so much.</summary>
    internal double ToleranceFor(double change) =>
        Tolerance ?? Math.Max(LeastTolerance, RelativeTolerance * Math.Abs(change));
}
