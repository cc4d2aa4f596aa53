namespace Glimpse.Core.Structures;

/// <summary>A chemical element, by atomic number (1 to 96).</summary>
public readonly record struct Element
{
    /// <summary>The radius in Å that glimpse-8 gives an element which its table doesn't name.</summary>
    public const double DefaultVdwRadius = 2.0;

    private static readonly Dictionary<string, Element> BySymbol = MakeIndex();

    private readonly byte number;

    private Element(int number) => this.number = (byte)number;

    /// <summary>Hydrogen.</summary>
    public static Element H => new(1);

    /// <summary>Carbon.</summary>
    public static Element C => new(6);

    /// <summary>Nitrogen.</summary>
    public static Element N => new(7);

    /// <summary>Oxygen.</summary>
    public static Element O => new(8);

    /// <summary>Fluorine.</summary>
    public static Element F => new(9);

    /// <summary>Phosphorus.</summary>
    public static Element P => new(15);

    /// <summary>Sulfur.</summary>
    public static Element S => new(16);

    /// <summary>Chlorine.</summary>
    public static Element Cl => new(17);

    /// <summary>Selenium.</summary>
    public static Element Se => new(34);

    /// <summary>Bromine.</summary>
    public static Element Br => new(35);

    /// <summary>Iodine.</summary>
    public static Element I => new(53);

    /// <summary>Atomic number.</summary>
    public int AtomicNumber => number;

    /// <summary>Symbol, such as Zn.</summary>
    public string Symbol => ElementTable.Rows[number - 1].Symbol;

    /// <summary>Covalent radius in Å (Cordero et al. 2008).</summary>
    public double CovalentRadius => ElementTable.Rows[number - 1].CovalentRadius;

    /// <summary>True when glimpse-8's table names a van der Waals radius for the element.</summary>
    public bool HasKnownVdwRadius => ElementTable.Rows[number - 1].VdwRadius > 0;

    /// <summary>
    /// Van der Waals radius in Å of the scheme glimpse-8; <see cref="DefaultVdwRadius"/> where it names none.
    /// </summary>
    public double VdwRadius => HasKnownVdwRadius ? ElementTable.Rows[number - 1].VdwRadius : DefaultVdwRadius;

    /// <summary>True for a metal.</summary>
    public bool IsMetal => ElementTable.Rows[number - 1].IsMetal;

    /// <summary>True for hydrogen (deuterium is read as hydrogen).</summary>
    public bool IsHydrogen => number == 1;

    /// <summary>True for F, Cl, Br and I.</summary>
    public bool IsHalogen => number is 9 or 17 or 35 or 53;

    /// <summary>Finds an element by symbol in any case; D and T are hydrogen.</summary>
    public static bool TryParse(ReadOnlySpan<char> symbol, out Element element) =>
        BySymbol.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(symbol.Trim(), out element);

    /// <summary>The element of an atomic number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number isn't in 1 to 96.</exception>
    public static Element FromNumber(int atomicNumber)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atomicNumber, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(atomicNumber, ElementTable.Rows.Length);
        return new Element(atomicNumber);
    }

    /// <inheritdoc/>
    public override string ToString() => Symbol;

    private static Dictionary<string, Element> MakeIndex()
    {
        var index = new Dictionary<string, Element>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < ElementTable.Rows.Length; i++)
            index[ElementTable.Rows[i].Symbol] = new Element(i + 1);
        index["D"] = index["T"] = H;
        return index;
    }
}
