using System.Collections.Immutable;
using Glimpse.Core.Attribution;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>Turns what an ensemble's members predict into the record that files and the wire carry.</summary>
internal static class EnsembleRecords
{
    public static EnsembleSummary? Of(ImmutableArray<MemberPrediction> members)
    {
        if (members.IsEmpty)
            return null;
        var mean = members.Sum(member => member.Weight * member.Value);
        return new EnsembleSummary
        {
            StandardDeviation = Math.Sqrt(
                members.Sum(member => member.Weight * (member.Value - mean) * (member.Value - mean))),
            Members = [.. members.Select(member => new MemberSummary(member.Name, member.Weight, member.Value))],
        };
    }
}
