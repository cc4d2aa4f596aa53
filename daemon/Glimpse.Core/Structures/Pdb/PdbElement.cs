namespace Glimpse.Core.Structures.Pdb;

/// <summary>
/// Tells an element from an atom name where columns 77-78 don't state it. The element's symbol is right-justified in
/// columns 13-14, so that " CA " is the alpha carbon and "CA " calcium; names of four characters and programs that
/// write every name from column 13 on blur this, and the residue decides.
/// </summary>
internal static class PdbElement
{
    /// <summary>
    /// Elements that occur in ligands under a symbol of two letters; for others the first letter counts.
    /// </summary>
    private static readonly HashSet<string> TwoLetters = new(StringComparer.OrdinalIgnoreCase)
    {
        "CL",
        "BR",
        "SE",
        "SI",
        "AS",
        "FE",
        "ZN",
        "MG",
        "MN",
        "CU",
        "CO",
        "NI",
        "LI",
        "AL",
        "RU",
        "RE",
        "RH",
        "IR",
        "PT",
        "PD",
        "AU",
        "AG",
        "HG",
        "CD",
        "CA",
        "NA",
        "MO",
        "TE",
        "GA",
        "OS",
        "SN",
        "PB",
        "CR",
        "TI",
        "ZR",
        "BE",
        "XE",
        "KR",
        "AR",
    };

    /// <summary>
    /// Symbols of two letters that are unmistakable even in a file that writes every name from column 13 on.
    /// </summary>
    private static readonly HashSet<string> Unmistakable = new(StringComparer.OrdinalIgnoreCase)
    {
        "CL", "BR", "SE", "SI", "FE", "ZN", "MG", "MN", "RU", "PT",
    };

    /// <summary>True when the name shows that the file writes names of one-letter elements from column 13 on.</summary>
    /// <param name="field">Columns 13-16.</param>
    /// <param name="residueName">Name of the residue.</param>
    internal static bool ShowsLeftJustification(ReadOnlySpan<char> field, string residueName) =>
        field.Length > 1
        && field[0] is 'N' or 'C' or 'O'
        && PolymerResidues.Contains(residueName)
        && field[1..].Trim() is "" or "A" or "B";

    /// <summary>Finds the element.</summary>
    /// <param name="field">Columns 13-16.</param>
    /// <param name="residueName">Name of the residue.</param>
    /// <param name="isLeftJustified">True when the file writes every name from column 13 on.</param>
    /// <returns>The element, or null when the name doesn't tell.</returns>
    internal static Element? Find(ReadOnlySpan<char> field, string residueName, bool isLeftJustified)
    {
        var name = field.Trim();
        if (HeteroGroups.IsIon(residueName) && Element.TryParse(name.TrimEnd("0123456789+- "), out var ion)
            && name.StartsWith(ElementPart(residueName), StringComparison.OrdinalIgnoreCase))
        {
            return ion;
        }

        if (MdIon(residueName, name) is { } named)
            return named;
        var letters = name.TrimStart("0123456789'\"*");
        if (letters.IsEmpty)
            return null;
        if (
            field[0] != ' '
            && !char.IsAsciiDigit(field[0])
            && !PolymerResidues.Contains(residueName)
            && letters.Length >= 2
            && IsTwoLetterSymbol(letters, isLeftJustified)
            && Element.TryParse(letters[..2], out var two))
        {
            return two;
        }

        if (IsOldPrefix(field, residueName, isLeftJustified))
            letters = letters[1..];
        return Element.TryParse(letters[..1], out var one) ? one : null;
    }

    /// <summary>
    /// Old files put a letter for the part of a cofactor before the element, as in AC5* and NC4* of NAD; the element
    /// stays in column 14.
    /// </summary>
    private static bool IsOldPrefix(ReadOnlySpan<char> field, string residueName, bool isLeftJustified) =>
        !isLeftJustified && !PolymerResidues.Contains(residueName) && field.Length > 2
        && field[0] is 'A' or 'N' && field[1] is 'C' or 'N' or 'O' or 'P'
        && (field[0] == 'A' || field.TrimEnd().Length < 4 || field[^1] is '*' or '\'');

    private static bool IsTwoLetterSymbol(ReadOnlySpan<char> letters, bool isLeftJustified)
    {
        var symbol = letters[..2].ToString();
        if (!TwoLetters.Contains(symbol) || (letters.Length > 2 && char.IsAsciiLetter(letters[2])))
            return false;
        return Unmistakable.Contains(symbol) || (!isLeftJustified && letters.Length < 4);
    }

    private static ReadOnlySpan<char> ElementPart(string residueName) => residueName.AsSpan().Trim("0123456789+- ");

    /// <summary>Ions under CHARMM's names.</summary>
    private static Element? MdIon(string residueName, ReadOnlySpan<char> atomName)
    {
        if (!atomName.SequenceEqual(residueName))
            return null;
        var symbol = residueName switch
        {
            "SOD" => "Na",
            "CLA" => "Cl",
            "POT" => "K",
            "CAL" => "Ca",
            "CES" => "Cs",
            "LIT" => "Li",
            "RUB" => "Rb",
            "BAR" => "Ba",
            "CAD" => "Cd",
            "IOD" => "I",
            _ => null,
        };
        return symbol != null && Element.TryParse(symbol, out var element) ? element : null;
    }
}
