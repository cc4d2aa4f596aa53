using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>
/// How a bond's length speaks for its order. The lengths lie between the means of single, aromatic, double and triple
/// bonds of Allen et al., J. Chem. Soc. Perkin Trans. 2 1987, S1.
/// </summary>
internal static class BondLengths
{
    /// <summary>No bond length says more than this, in nats: crystal coordinates have outliers.</summary>
    private const double Cap = 3.5;

    private static readonly Dictionary<(int, int), Row> Rows = new()
    {
        [(6, 6)] = new(1.426, 0.024, 1.265, 0.02),
        [(6, 7)] = new(1.352, 0.03, 1.215, 0.02),
        [(6, 8)] = new(1.298, 0.020, 1.10, 0.02),
        [(6, 15)] = new(1.73, 0.03, 1.56, 0.02),
        [(6, 16)] = new(1.715, 0.020, 1.55, 0.02),
        [(6, 34)] = new(1.85, 0.025, 1.68, 0.02),
        [(7, 7)] = new(1.332, 0.030, 1.165, 0.02),
        [(7, 8)] = new(1.300, 0.025, 1.10, 0.02),
        [(7, 15)] = new(1.60, 0.02, 1.48, 0.02),
        [(7, 16)] = new(1.57, 0.02, 1.45, 0.02),
    };

    /// <summary>Log-odds of a double against a single bond; positive speaks for the double.</summary>
    internal static double ForDouble(Element a, Element b, double length) =>
        Find(a, b) is { } row ? Math.Clamp((row.DoubleBelow - length) / row.DoubleScale, -Cap, Cap) : -Cap;

    /// <summary>Log-odds of a triple against a double bond.</summary>
    internal static double ForTriple(Element a, Element b, double length) =>
        Find(a, b) is { } row ? Math.Clamp((row.TripleBelow - length) / row.TripleScale, -Cap, Cap) : -Cap;

    /// <summary>True when the two elements make multiple bonds whose place is a question.</summary>
    internal static bool CanBeMultiple(Element a, Element b) => Find(a, b) is not null;

    /// <summary>The longest single bond from carbon to an element that is usual inside a conjugated ring. Å.</summary>
    internal static double Conjugated(Element to) => to.AtomicNumber switch
    {
        6 => 1.485,
        7 => 1.435,
        8 => 1.415,
        16 => 1.78,
        _ => 2,
    };

    private static Row? Find(Element a, Element b)
    {
        var (x, y) = (Math.Min(a.AtomicNumber, b.AtomicNumber), Math.Max(a.AtomicNumber, b.AtomicNumber));
        return Rows.GetValueOrDefault((x, y));
    }

    /// <summary>
    /// Below these lengths (Å) the higher order is the likelier; the scale is the change in length worth one nat.
    /// </summary>
    private sealed record Row(double DoubleBelow, double DoubleScale, double TripleBelow, double TripleScale);
}
