using System.Globalization;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>Says what a model's number means.</summary>
internal static class PredictionWords
{
    private const string Affinity = "pK";

    /// <summary>Concentrations in mol/L by their units, largest first.</summary>
    private static readonly (double Molar, string Name)[] Concentrations =
    [
        (1, "M"),
        (1e-3, "mM"),
        (1e-6, "µM"),
        (1e-9, "nM"),
        (1e-12, "pM"),
    ];

    public static Prediction Of(ModelSummary model, double value)
    {
        double? probability = model.ShowsProbability ? 1 / (1 + Math.Exp(-value)) : null;
        var format = model.Unit == Affinity ? "0.00" : "+0.00;-0.00;0.00";
        var number = $"{model.Output} {model.Unit} {value.ToString(format, CultureInfo.InvariantCulture)}";
        var meaning =
            probability is { } p ? string.Create(CultureInfo.InvariantCulture, $"{number}, probability {p:0.00}")
            : model.Unit == Affinity ? $"{number}, a Kd or Ki of {Concentration(Math.Pow(10, -value))}"
            : number;
        return new Prediction(value, model.Unit, probability, meaning);
    }

    /// <summary>A concentration to two digits, in the unit that suits it.</summary>
    private static string Concentration(double molar)
    {
        var (unit, name) = Concentrations.FirstOrDefault(unit => molar >= unit.Molar, Concentrations[^1]);
        var number = molar / unit;
        var lastDigit = Math.Pow(10, Math.Floor(Math.Log10(number)) - 1);
        return $"{(Math.Round(number / lastDigit) * lastDigit).ToString("0.##", CultureInfo.InvariantCulture)} {name}";
    }
}
