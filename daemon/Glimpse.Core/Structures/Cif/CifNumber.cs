namespace Glimpse.Core.Structures.Cif;

/// <summary>Numbers as CIF writes them: with a standard uncertainty in parentheses, which is left out.</summary>
internal static class CifNumber
{
    /// <summary>Reads 12.345 or 12.345(6).</summary>
    internal static bool TryReal(ReadOnlySpan<char> text, out double value)
    {
        var end = text.IndexOf('(');
        return Number.TryReal(end > 0 ? text[..end] : text, out value);
    }
}
