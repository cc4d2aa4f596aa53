using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Graphs;

/// <summary>
/// The valence model: outer electrons, default valences and how many hydrogens fill an atom up (as RDKit's).
/// </summary>
internal static class Valence
{
    private const int Silicon = 14;
    private const int FullShell = 8;

    private static readonly Dictionary<int, (int OuterElectrons, int[] Valences)> Table = new()
    {
        [5] = (3, [3]),
        [6] = (4, [4]),
        [7] = (5, [3]),
        [8] = (6, [2]),
        [9] = (7, [1]),
        [14] = (4, [4]),
        [15] = (5, [3, 5]),
        [16] = (6, [2, 4, 6]),
        [17] = (7, [1, 3, 5, 7]),
        [33] = (5, [3, 5]),
        [34] = (6, [2, 4, 6]),
        [35] = (7, [1, 3, 5, 7]),
        [52] = (6, [2, 4, 6]),
        [53] = (7, [1, 3, 5, 7]),
    };

    /// <summary>
    /// The lowest valence of an element; 0 when the model has none (metals and rarities never get hydrogens).
    /// </summary>
    internal static int Default(int atomicNumber) => Table.TryGetValue(atomicNumber, out var row) ? row.Valences[0] : 0;

    /// <summary>The highest valence of a neutral element; unlimited where the model has none.</summary>
    internal static int Highest(int atomicNumber) =>
        Table.TryGetValue(atomicNumber, out var row) ? row.Valences[^1] : int.MaxValue;

    /// <summary>
    /// The most bonds that an element can have with a charge: those of the valence model, six for the anions of P and
    /// As (PF6-), and any number for silicon, which binds up to six.
    /// </summary>
    internal static int Most(int atomicNumber, int charge)
    {
        if (atomicNumber == Silicon || !Table.TryGetValue(atomicNumber, out var row))
            return int.MaxValue;
        var most = row.Valences[^1];
        return row.Valences.Length > 1 ? most - Math.Min(charge, 0) : Charged(most, row.OuterElectrons, charge);
    }

    /// <summary>
    /// Whether an atom can carry a charge: one either way; as an oxide written as dipoles (sulfone, perchlorate) one
    /// for each step of its valence; with no bond what fills its shell.
    /// </summary>
    internal static bool CanCarry(int atomicNumber, int charge, int bonds) =>
        atomicNumber == Silicon
        || !Table.TryGetValue(atomicNumber, out var row)
        || (charge >= (bonds == 0 ? row.OuterElectrons - FullShell : -1)
            && charge <= Math.Max(1, row.Valences.Length - 1));

    /// <summary>Electrons of the outer shell; 0 where the model has none.</summary>
    internal static int OuterElectrons(int atomicNumber) =>
        Table.TryGetValue(atomicNumber, out var row) ? row.OuterElectrons : 0;

    /// <summary>How many hydrogens fill an atom up to the next valence it can have.</summary>
    internal static int ImplicitHydrogens(Element element, int charge, int orderSum)
    {
        if (!Table.TryGetValue(element.AtomicNumber, out var row))
            return 0;
        foreach (var valence in row.Valences)
        {
            var capacity = Charged(valence, row.OuterElectrons, charge);
            if (capacity >= orderSum)
                return capacity - orderSum;
        }

        return 0;
    }

    /// <summary>Fills an atom up with hydrogens.</summary>
    internal static void Fill(MolecularGraph graph, int atom) =>
        graph.Hydrogens[atom] = ImplicitHydrogens(graph.Elements[atom], graph.Charges[atom], graph.OrderSum(atom));

    /// <summary>N+ binds four, O- one; C loses a bond by either charge; B- gains one.</summary>
    private static int Charged(int valence, int outerElectrons, int charge) => outerElectrons switch
    {
        3 => valence - charge,
        4 => valence - Math.Abs(charge),
        _ => valence + charge,
    };
}
