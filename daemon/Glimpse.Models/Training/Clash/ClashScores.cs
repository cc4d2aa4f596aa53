namespace Glimpse.Models.Training.Clash;

/// <summary>How well the clash detector does on clusters that it never saw, clashed and clean poses half and half.</summary>
/// <param name="Poses">Poses judged.</param>
/// <param name="Clusters">Protein clusters that they come from.</param>
/// <param name="BalancedAccuracy">Mean of the shares of both classes that are told right.</param>
/// <param name="Precision">Share of the poses called clashed that are.</param>
/// <param name="AreaUnderRoc">Chance that a clashed pose gets the higher logit.</param>
/// <param name="ClashesExplained">Clashed poses explained.</param>
/// <param name="ClashesLocated">Share of them whose top occupancy voxel pair lies within 3 Å of a true clash.</param>
public sealed record ClashScores(
    int Poses,
    int Clusters,
    double BalancedAccuracy,
    double Precision,
    double AreaUnderRoc,
    int ClashesExplained,
    double ClashesLocated);
