namespace Glimpse.Models.Registry;

/// <summary>What a classifier's logit says of a pose, in words that follow the model's title and a colon.</summary>
/// <param name="IsBadAbove">True where a logit above 0 speaks against the pose, false where one below 0 does.</param>
/// <param name="Good">What it says of a good pose, such as <c>no overlap</c>.</param>
/// <param name="Bad">What it says of a bad one.</param>
public sealed record PoseVerdict(bool IsBadAbove, string Good, string Bad)
{
    /// <summary>True where a logit speaks against the pose.</summary>
    public bool IsBad(double logit) => IsBadAbove ? logit > 0 : logit < 0;
}
