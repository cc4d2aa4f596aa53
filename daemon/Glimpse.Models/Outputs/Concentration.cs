using System.Globalization;

namespace Glimpse.Models.Outputs;

/// <summary>Concentrations as people say them.</summary>
internal static class Concentration
{
    /// <summary>Units by their size in mol/L, largest first.</summary>
    private static readonly (double Molar, string Name)[] Units =
    [
        (1, "M"),
        (1e-3, "mM"),
        (1e-6, "µM"),
        (1e-9, "nM"),
        (1e-12, "pM"),
    ];

    /// <summary>Below this, mol/L, two digits would be 0.</summary>
    private const double Least = 1e-14;

    /// <summary>A concentration in mol/L to two digits, in the unit that suits it.</summary>
    internal static string Words(double molar)
    {
        if (molar < Least)
            return "less than 0.01 pM";
        var (unit, name) = Units.FirstOrDefault(unit => molar >= unit.Molar, Units[^1]);
        var number = molar / unit;
        var lastDigit = Math.Pow(10, Math.Floor(Math.Log10(number)) - 1);
        return $"{(Math.Round(number / lastDigit) * lastDigit).ToString("0.##", CultureInfo.InvariantCulture)} {name}";
    }
}
