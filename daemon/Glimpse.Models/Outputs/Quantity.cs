using System.Collections.Immutable;
using System.Globalization;

namespace Glimpse.Models.Outputs;

/// <summary>
/// A kind of number that models predict and explanations take apart: its unit, and the words for it. What is said of a
/// number hangs on its quantity alone.
/// </summary>
public sealed record Quantity
{
    private Quantity(string kind, string unit, string format) => (Kind, Unit, Format) = (kind, unit, format);

    /// <summary>-log10 of a Kd, Ki or IC50 in mol/L.</summary>
    public static Quantity Affinity { get; } =
        new("affinity", "pK", "0.00") { Remark = pK => $"a Kd or Ki of {Concentration.Words(Math.Pow(10, -pK))}" };

    /// <summary>ln(p / (1 - p)) of a classifier's p.</summary>
    public static Quantity Logit { get; } =
        new("logit", "logit", "+0.00;-0.00;0.00") { Probability = logit => 1 / (1 + Math.Exp(-logit)) };

    /// <summary>All that there are.</summary>
    public static ImmutableArray<Quantity> All { get; } = [Affinity, Logit];

    /// <summary>Its name, such as <c>affinity</c>.</summary>
    public string Kind { get; }

    /// <summary>Its unit, and so that of every attribution, such as <c>pK</c>; no two quantities have one.</summary>
    public string Unit { get; }

    /// <summary>The probability that a number stands for, 0 to 1; null for a quantity that stands for none.</summary>
    public Func<double, double>? Probability { get; private init; }

    /// <summary>What else is said of a number; null for nothing.</summary>
    private Func<double, string>? Remark { get; init; }

    /// <summary>How a number is written.</summary>
    private string Format { get; }

    /// <summary>The quantity of that name.</summary>
    public static Quantity Named(string kind) => All.First(one => one.Kind == kind);

    /// <summary>The quantity of that unit; null where there is none.</summary>
    public static Quantity? OfUnit(string unit) => All.FirstOrDefault(one => one.Unit == unit);

    /// <summary>A number as people read it, such as <c>6.50</c>.</summary>
    public string Number(double value) => value.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Unit and number, such as <c>pK 6.50</c>.</summary>
    public string Words(double value) => $"{Unit} {Number(value)}";

    /// <summary>What else is said of a number, after a comma; empty for nothing.</summary>
    /// <param name="value">The number.</param>
    /// <param name="showsProbability">Whether it is said as a probability, too.</param>
    public string Aside(double value, bool showsProbability) =>
        showsProbability && Probability is { } probability
            ? string.Create(CultureInfo.InvariantCulture, $", probability {probability(value):0.00}")
        : Remark is { } remark ? $", {remark(value)}"
        : "";
}
