namespace Glimpse.Models.Registry;

/// <summary>What a classifier's logit says of a pose, in words that follow the model's title and a colon.</summary>
/// <param name="IsBadAbove">True where a logit above 0 speaks against the pose, false where one below 0 does.</param>
/// <param name="Good">What it says of a good pose, such as <c>no overlap</c>.</param>
/// <param name="Bad">What it says of a bad one.</param>
public sealed record PoseVerdict(bool IsBadAbove, string Good, string Bad)
{
    /// <summary>
    /// Logits nearer to 0 than this (probabilities from 0.27 to 0.73) say neither: on such a one classifiers are as
    /// often wrong as right.
    /// </summary>
    private const double Undecided = 1;

    private const string Neither = "undecided";

    /// <summary>True where a logit speaks against the pose.</summary>
    public bool IsBad(double logit) => (IsBadAbove ? logit : -logit) > Undecided;

    /// <summary>What a logit says of the pose.</summary>
    public string Of(double logit) => Math.Abs(logit) <= Undecided ? Neither : IsBad(logit) ? Bad : Good;
}
