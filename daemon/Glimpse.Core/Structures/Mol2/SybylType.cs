using Glimpse.Core.Structures.Pdb;

namespace Glimpse.Core.Structures.Mol2;

/// <summary>
/// Elements from SYBYL atom types (Tripos Mol2 File Format, 2005). VMD writes force-field types or names in their
/// place; there the atom's name decides.
/// </summary>
internal static class SybylType
{
    /// <summary>A lone pair, which is no atom.</summary>
    internal const string LonePair = "LP";

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Bare = new HashSet<string>(
        StringComparer.Ordinal)
    {
        "H",
        "F",
        "Cl",
        "Br",
        "I",
        "Na",
        "K",
        "Li",
        "Ca",
        "Mg",
        "Al",
        "Si",
        "Mn",
        "Fe",
        "Cu",
        "Zn",
        "Se",
        "Mo",
        "Sn",
        "P",
        "B",
        "D",
        "Co",
        "Ni",
        "Cr",
        "As",
        "Hg",
        "Pt",
        "Au",
        "Ag",
        "Cd",
        "Ru",
        "Rh",
        "Pd",
        "Te",
        "V",
        "W",
        "C",
        "N",
        "O",
        "S",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Dummies = new HashSet<string>(
        StringComparer.Ordinal)
    {
        "Du", "Any", "Hal", "Het", "Hev", "Du.C", "X", "*",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True for types that stand for no particular atom.</summary>
    internal static bool IsDummy(ReadOnlySpan<char> type) => Dummies.Contains(type);

    /// <summary>
    /// True when the type tells hybridisation, as SYBYL types of carbon, nitrogen, oxygen and sulfur do.
    /// </summary>
    internal static bool IsHybridised(ReadOnlySpan<char> type) => type.Contains('.');

    /// <summary>Finds the element; null when neither type nor name tells.</summary>
    internal static Element? Find(ReadOnlySpan<char> type, ReadOnlySpan<char> name, string residueName)
    {
        var dot = type.IndexOf('.');
        var symbol = dot < 0 ? type : type[..dot];
        if ((dot > 0 || Bare.Contains(symbol)) && Element.TryParse(symbol, out var element))
            return element;
        return PdbElement.Find(name, residueName, isLeftJustified: true);
    }
}
