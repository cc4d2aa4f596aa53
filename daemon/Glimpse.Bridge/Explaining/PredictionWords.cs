using System.Collections.Immutable;
using Glimpse.Core.Attribution;
using Glimpse.Models.Outputs;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>Says what a model's number means.</summary>
internal static class PredictionWords
{
    public static Prediction Of(ModelSummary model, double value, ImmutableArray<MemberPrediction> members = default)
    {
        var quantity = Quantity.Named(model.OutputKind);
        return new Prediction(
            value,
            model.Unit,
            model.ShowsProbability ? quantity.Probability?.Invoke(value) : null,
            $"{model.Output} {quantity.Words(value)}{quantity.Aside(value, model.ShowsProbability)}"
                + RangeOf(quantity, members));
    }

    /// <summary>How far an ensemble's members are apart.</summary>
    private static string RangeOf(Quantity quantity, ImmutableArray<MemberPrediction> members) =>
        members is { IsDefault: true } or { Length: < 2 }
            ? ""
            : $"; {members.Length} members from {quantity.Number(members.Min(member => member.Value))} to "
                + quantity.Number(members.Max(member => member.Value));
}
