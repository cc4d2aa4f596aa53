using System.Collections.Immutable;
using Glimpse.Training.Data;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Evaluation.Pairs;

/// <summary>
/// Finds pairs of ligands of one series, bound in one frame, that differ by a few atoms. Common is what lies at the
/// same place with the same element, without regard to bonds: an approximation of the maximum common substructure that
/// knows the poses.
/// </summary>
internal static class MatchedPairs
{
    /// <summary>Heavy atoms that may differ on each side.</summary>
    internal const int MostChanged = 8;

    /// <summary>Pairs taken of a series, so that a large one doesn't stand for all.</summary>
    internal const int MostInSeries = 30;

    /// <summary>How far (Å) an atom may lie from its counterpart.</summary>
    private const double SamePlace = 0.5;

    /// <summary>The share of each ligand's heavy atoms that must be common.</summary>
    private const double LeastCommon = 0.5;

    /// <summary>The pairs of all series; of a large series those with the fewest atoms changed.</summary>
    /// <param name="ligands">Ligands with a measured pK; those of no series are passed over.</param>
    /// <param name="mostInSeries">Pairs of a series at most.</param>
    /// <param name="cancellation">Stops.</param>
    internal static ImmutableArray<MatchedPair> Find(
        IEnumerable<BoundLigand> ligands,
        int mostInSeries = MostInSeries,
        CancellationToken cancellation = default) =>
        [
            .. ligands
                .Where(ligand => ligand.Row.Series.Length > 0)
                .GroupBy(ligand => (ligand.Row.Set, ligand.Row.Series, ligand.Row.Cluster))
                .OrderBy(series => series.Key)
                .SelectMany(series =>
                    PairsOf([.. series.OrderBy(ligand => ligand.Row.Id, StringComparer.Ordinal)], cancellation)
                        .OrderBy(pair => pair.Changed)
                        .ThenBy(pair => StableSeed.Of($"{pair.First} {pair.Second}"))
                        .Take(mostInSeries)),
        ];

    /// <summary>
    /// The heavy atoms of each of two ligands that have no counterpart in the other, as indices in their files.
    /// </summary>
    internal static (ImmutableArray<int> First, ImmutableArray<int> Second) Changes(
        BoundLigand first,
        BoundLigand second)
    {
        var near =
            from i in Enumerable.Range(0, first.Atoms.Length)
            from j in Enumerable.Range(0, second.Atoms.Length)
            where first.Atoms[i].Element == second.Atoms[j].Element
            let distance = first.Atoms[i].Position.DistanceTo(second.Atoms[j].Position)
            where distance <= SamePlace
            orderby distance, i, j
            select (i, j);
        var (isCommonFirst, isCommonSecond) = (new bool[first.Atoms.Length], new bool[second.Atoms.Length]);
        foreach (var (i, j) in near)
        {
            if (!isCommonFirst[i] && !isCommonSecond[j])
                (isCommonFirst[i], isCommonSecond[j]) = (true, true);
        }

        return (Unmatched(first, isCommonFirst), Unmatched(second, isCommonSecond));
    }

    private static IEnumerable<MatchedPair> PairsOf(BoundLigand[] ligands, CancellationToken cancellation)
    {
        for (var i = 0; i < ligands.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var j = i + 1; j < ligands.Length; j++)
            {
                var (first, second) = Changes(ligands[i], ligands[j]);
                if (IsSmall(ligands[i], first) && IsSmall(ligands[j], second) && first.Length + second.Length > 0)
                    yield return Pair(ligands[i].Row, ligands[j].Row, first, second);
            }
        }
    }

    private static bool IsSmall(BoundLigand ligand, ImmutableArray<int> changed) =>
        changed.Length <= MostChanged && ligand.Atoms.Length - changed.Length >= LeastCommon * ligand.Atoms.Length;

    private static MatchedPair Pair(
        OutOfFoldPrediction first,
        OutOfFoldPrediction second,
        ImmutableArray<int> inFirst,
        ImmutableArray<int> inSecond) =>
        new(
            first.Set,
            first.Series,
            first.Cluster,
            first.Fold,
            first.Id,
            second.Id,
            inFirst,
            inSecond,
            second.Target!.Value - first.Target!.Value,
            second.Predicted - first.Predicted,
            Attributed: null);

    private static ImmutableArray<int> Unmatched(BoundLigand ligand, bool[] isCommon) =>
        [.. ligand.Atoms.Where((_, atom) => !isCommon[atom]).Select(atom => atom.Index)];
}
