using System.Collections.Immutable;
using System.Globalization;
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
            $"{model.Output} {quantity.Words(value)}{Around(quantity, model.Interval, value)}"
                + $"{quantity.Aside(value, model.ShowsProbability)}{RangeOf(quantity, members)}",
            model.Interval is not { } interval
                ? null
                : new PredictionInterval(
                    value - interval.HalfWidth,
                    value + interval.HalfWidth,
                    interval.Coverage));
    }

    /// <summary>Where a measured value is to be expected: <c> (80 %: 5.60 to 9.40)</c>.</summary>
    private static string Around(Quantity quantity, ModelInterval? interval, double value) =>
        interval is null
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" ({100 * interval.Coverage:0} %: ")
                + $"{quantity.Number(value - interval.HalfWidth)} to {quantity.Number(value + interval.HalfWidth)})";

    /// <summary>How far an ensemble's members are apart.</summary>
    private static string RangeOf(Quantity quantity, ImmutableArray<MemberPrediction> members) =>
        members is { IsDefault: true } or { Length: < 2 }
            ? ""
            : $"; {members.Length} members from {quantity.Number(members.Min(member => member.Value))} to "
                + quantity.Number(members.Max(member => member.Value));
}
