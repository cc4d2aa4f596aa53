using Glimpse.Core.Chemistry.BondOrders;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Smiles;

/// <summary>An atom as SMILES writes it.</summary>
/// <param name="Element">Element.</param>
/// <param name="IsAromatic">Written in lower case.</param>
/// <param name="Charge">Formal charge.</param>
/// <param name="Hydrogens">Hydrogens stated, or <see cref="StatedHydrogens.Unknown"/> when the valence gives
/// them.</param>
internal sealed record SmilesAtom(Element Element, bool IsAromatic, int Charge, int Hydrogens)
{
    private const int LargestCharge = 9;

    private static readonly string[] PlainSymbols = ["Cl", "Br", "B", "C", "N", "O", "P", "S", "F", "I"];

    private static readonly string[] AromaticSymbols = ["se", "as", "te", "b", "c", "n", "o", "p", "s"];

    /// <summary>An atom without brackets.</summary>
    internal static SmilesAtom ReadPlain(SmilesText text)
    {
        foreach (var symbol in PlainSymbols)
        {
            if (text.TryTake(symbol))
                return new SmilesAtom(Parse(symbol), IsAromatic: false, 0, StatedHydrogens.Unknown);
        }

        foreach (var symbol in AromaticSymbols)
        {
            if (symbol.Length == 1 && text.TryTake(symbol))
                return new SmilesAtom(Parse(symbol), IsAromatic: true, 0, symbol == "c" ? StatedHydrogens.Unknown : 0);
        }

        throw text.Fault($"'{text.Peek}' isn't an atom of the organic subset");
    }

    /// <summary>An atom in brackets.</summary>
    internal static SmilesAtom ReadBracket(SmilesText text)
    {
        text.Take();
        text.TakeNumber();
        var (element, isAromatic) = ReadSymbol(text);
        SkipChirality(text);
        var hydrogens = 0;
        if (text.TryTake("H"))
            hydrogens = text.TakeNumber() ?? 1;
        var charge = ReadCharge(text);
        if (text.TryTake(":"))
            text.TakeNumber();
        if (!text.TryTake("]"))
            throw text.Fault("a bracket isn't closed");
        return new SmilesAtom(element, isAromatic, charge, hydrogens);
    }

    private static (Element Element, bool IsAromatic) ReadSymbol(SmilesText text)
    {
        foreach (var symbol in AromaticSymbols)
        {
            if (text.TryTake(symbol))
                return (Parse(symbol), true);
        }

        if (!char.IsAsciiLetterUpper(text.Peek))
            throw text.Fault("an element is expected");
        var first = text.Take();
        if (char.IsAsciiLetterLower(text.Peek) && Element.TryParse($"{first}{text.Peek}", out var two))
        {
            text.Take();
            return (two, false);
        }

        return Element.TryParse($"{first}", out var one)
            ? (one, false)
            : throw text.Fault($"'{first}' isn't an element");
    }

    private static void SkipChirality(SmilesText text)
    {
        if (!text.TryTake("@"))
            return;
        if (text.TryTake("@"))
            return;
        foreach (var kind in new[] { "TH", "AL", "SP", "TB", "OH" })
        {
            if (text.TryTake(kind))
            {
                text.TakeNumber();
                return;
            }
        }
    }

    private static int ReadCharge(SmilesText text)
    {
        if (text.Peek is not ('+' or '-'))
            return 0;
        var symbol = text.Take();
        var sign = symbol == '+' ? 1 : -1;
        var size = text.TakeNumber() ?? 1;
        while (text.Peek == symbol)
        {
            text.Take();
            size++;
        }

        return size <= LargestCharge ? sign * size : throw text.Fault("a charge is too large");
    }

    private static Element Parse(string symbol) =>
        Element.TryParse(symbol, out var element)
            ? element
            : throw new InvalidOperationException($"No element {symbol}.");
}
