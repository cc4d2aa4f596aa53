using MathNet.Numerics.Statistics;

namespace Glimpse.Core.Attribution;

/// <summary>Spearman's rank correlation, ties at their mean rank.</summary>
internal static class RankCorrelation
{
    /// <summary>From -1 to 1; null where one list is constant, so that it has no order.</summary>
    internal static double? Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var correlation = Correlation.Spearman(first, second);
        return double.IsNaN(correlation) ? null : correlation;
    }
}
