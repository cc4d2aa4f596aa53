namespace Glimpse.Core.Structures.Mol2;

/// <summary>Residue ids from a substructure's name, such as ALA12: residue name and number in one.</summary>
internal static class SubstructureName
{
    private const string Unnamed = "LIG";

    /// <summary>
    /// Parts a name. Where the SUBSTRUCTURE section gives the residue's name, the rest is the number, else trailing
    /// digits are; a number in angle brackets is no name.
    /// </summary>
    internal static ResidueId Parse((int Id, string Name) owner, (string Chain, string Name) substructure)
    {
        var text = owner.Name.AsSpan().Trim("<>*");
        if (text.IsEmpty || (text.Length < owner.Name.Length && !text.ContainsAnyExceptInRange('0', '9')))
            return new ResidueId(
                substructure.Chain,
                substructure.Name.Length > 0 ? substructure.Name : Unnamed,
                owner.Id);
        if (
            substructure.Name.Length > 0
            && text.StartsWith(substructure.Name)
            && TryNumber(text[substructure.Name.Length..], out var number, out var insertion))
        {
            return new ResidueId(substructure.Chain, substructure.Name, number, insertion);
        }

        var letters = text.TrimEnd("0123456789");
        if (!letters.IsEmpty && letters[^1] == '-')
            letters = letters[..^1];
        if (!letters.IsEmpty && TryNumber(text[letters.Length..], out number, out insertion))
            return new ResidueId(substructure.Chain, letters.ToString(), number, insertion);
        return new ResidueId(substructure.Chain, text.ToString(), owner.Id);
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out int number, out string insertion)
    {
        insertion = "";
        if (text.Length > 1 && char.IsAsciiLetter(text[^1]))
        {
            insertion = text[^1..].ToString();
            text = text[..^1];
        }

        return Number.TryInteger(text, out number);
    }
}
