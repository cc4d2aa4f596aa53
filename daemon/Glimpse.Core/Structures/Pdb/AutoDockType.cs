using System.Collections.Frozen;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Pdb;

/// <summary>
/// Atom types of PDBQT (AutoDock 4, Vina, AutoDock-GPU), which stand behind a partial charge where PDB has element and
/// charge: there OA is an accepting oxygen, NA such a nitrogen, A an aromatic carbon, W a water of hydrated docking.
/// </summary>
internal static class AutoDockType
{
    private const int ChargeStart = 66;
    private const int ChargeEnd = 76;
    private const int TypeStart = 77;

    private static readonly FrozenDictionary<string, Element>.AlternateLookup<ReadOnlySpan<char>> Elements =
        new Dictionary<string, Element>(StringComparer.Ordinal)
        {
            ["A"] = Element.C,
            ["CG"] = Element.C,
            ["CG0"] = Element.C,
            ["CG1"] = Element.C,
            ["CG2"] = Element.C,
            ["CG3"] = Element.C,
            ["CX"] = Element.C,
            ["HD"] = Element.H,
            ["HS"] = Element.H,
            ["NA"] = Element.N,
            ["NS"] = Element.N,
            ["NX"] = Element.N,
            ["N1"] = Element.N,
            ["OA"] = Element.O,
            ["OS"] = Element.O,
            ["OC"] = Element.O,
            ["SA"] = Element.S,
        }
            .ToFrozenDictionary(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Atoms that hold a docked molecule's broken rings together, and the charge that stands for a zinc's coordination.
    /// </summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Pseudo = FrozenSet
        .Create(StringComparer.Ordinal, "G", "G0", "G1", "G2", "G3", "GA", "J", "Q", "Z", "TZ")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private const string Water = "W";
    private const string NoCharge = "     0.000 ";

    /// <summary>True for a line of PDBQT, by its charge and type.</summary>
    internal static bool IsIn(ReadOnlySpan<char> line)
    {
        if (line.Length <= TypeStart || line[TypeStart] == ' ')
            return false;
        var charge = Columns.Of(line, ChargeStart, ChargeEnd).Trim();
        return charge.Contains('.')
            && Number.TryReal(charge.TrimStart('+'), out _)
            && (Find(line) != null || IsWater(line) || IsPseudo(line));
    }

    /// <summary>
    /// A line of PDBQT whose charge a program left out (dry.py of hydrated docking) with a charge of nothing; others as
    /// they are.
    /// </summary>
    internal static ReadOnlySpan<char> WithCharge(ReadOnlySpan<char> line) =>
        line.Length > TypeStart
        && Columns.Of(line, ChargeStart, TypeStart).IsWhiteSpace()
        && TypeOf(line) is { IsEmpty: false } type
        && (IsWater(line) || IsPseudo(line) || Find(line) != null)
            ? string.Concat(line[..ChargeStart], NoCharge, type) : line;

    /// <summary>The element; null where the type is none.</summary>
    internal static Element? Find(ReadOnlySpan<char> line)
    {
        var type = TypeOf(line);
        if (type.SequenceEqual(Water) || Pseudo.Contains(type))
            return null;
        return Elements.TryGetValue(type, out var known) || Element.TryParse(type, out known) ? known : null;
    }

    internal static bool IsWater(ReadOnlySpan<char> line) => TypeOf(line).SequenceEqual(Water);

    internal static bool IsPseudo(ReadOnlySpan<char> line) => Pseudo.Contains(TypeOf(line));

    private static ReadOnlySpan<char> TypeOf(ReadOnlySpan<char> line) => line[TypeStart..].Trim();
}
