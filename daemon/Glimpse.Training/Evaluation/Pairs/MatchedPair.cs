using System.Collections.Immutable;

namespace Glimpse.Training.Evaluation.Pairs;

/// <summary>
/// Two ligands of one series that differ by a small change, and what became of it. All changes are second minus first.
/// </summary>
/// <param name="Set">The data set's folder name.</param>
/// <param name="Series">Their series.</param>
/// <param name="Cluster">Cluster of their protein.</param>
/// <param name="Fold">The fold whose network never saw them.</param>
/// <param name="First">Id of the one ligand.</param>
/// <param name="Second">Id of the other.</param>
/// <param name="ChangedInFirst">Heavy atoms that the other lacks there: indices in the ligand.sdf of the first, from
/// 0.</param>
/// <param name="ChangedInSecond">The same of the second.</param>
/// <param name="Measured">Measured change of pK.</param>
/// <param name="Predicted">Change of the predicted pK.</param>
/// <param name="Attributed">What the explanation of the second against the first gives to the changed atoms of both, in
/// pK; null where it wasn't made.</param>
internal sealed record MatchedPair(
    string Set,
    string Series,
    string Cluster,
    int Fold,
    string First,
    string Second,
    ImmutableArray<int> ChangedInFirst,
    ImmutableArray<int> ChangedInSecond,
    double Measured,
    double Predicted,
    double? Attributed)
{
    /// <summary>Heavy atoms changed in both.</summary>
    internal int Changed => ChangedInFirst.Length + ChangedInSecond.Length;
}
