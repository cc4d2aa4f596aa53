using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Evaluation.Pairs;

/// <summary>The tables of matched pairs.</summary>
internal static class PairTables
{
    /// <summary>A change of pK (log units) that experiments tell from none.</summary>
    private const double Telling = 0.5;

    /// <summary>Tables of the pairs that were explained, if any were, and of all.</summary>
    internal static IEnumerable<ScoreTable> Of(ImmutableArray<MatchedPair> pairs, CancellationToken cancellation)
    {
        MatchedPair[] explained = [.. pairs.Where(pair => pair.Attributed is not null)];
        if (explained.Length > 0)
        {
            var attributed = new Predictor(
                "attribution on changed atoms",
                Array.ConvertAll(explained, pair => pair.Attributed!.Value));
            yield return Table(
                "matched pairs explained",
                explained,
                [attributed, .. Predictors(explained)],
                cancellation);
        }

        if (pairs.Length > 0)
            yield return Table("matched pairs", [.. pairs], Predictors([.. pairs]), cancellation);
    }

    private static List<Predictor> Predictors(MatchedPair[] pairs) =>
        [
            new("difference of predictions", Array.ConvertAll(pairs, pair => pair.Predicted)),
            new(
                Predictor.HeavyAtoms,
                Array.ConvertAll(pairs, pair => (double)(pair.ChangedInSecond.Length - pair.ChangedInFirst.Length)),
                PredictorKind.Size),
        ];

    private static ScoreTable Table(
        string title,
        MatchedPair[] pairs,
        IReadOnlyList<Predictor> predictors,
        CancellationToken cancellation)
    {
        var measured = Array.ConvertAll(pairs, pair => pair.Measured);
        return ScoreTables.Of(
            title,
            Array.ConvertAll(pairs, pair => pair.Cluster),
            predictors,
            [
                new("R of the changes, pairs taken both ways", "", x => PairScores.Correlation(x.Values, measured)),
                new("share of right signs", "", x => PairScores.RightSigns(x.Values, measured)),
                new(
                    $"share of right signs where the change is {Telling.ToString(CultureInfo.InvariantCulture)} "
                        + $"or more",
                    "",
                    x => PairScores.RightSigns(x.Values, measured, Telling)),
            ],
            cancellation);
    }
}
