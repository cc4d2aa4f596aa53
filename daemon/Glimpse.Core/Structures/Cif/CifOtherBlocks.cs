namespace Glimpse.Core.Structures.Cif;

/// <summary>The blocks with atoms behind the one that was read: programs write several objects so.</summary>
/// <param name="First">Name of the first.</param>
/// <param name="Count">How many there are.</param>
internal sealed record CifOtherBlocks(string First, int Count)
{
    /// <summary>Goes through the rest of a file.</summary>
    /// <param name="block">Name of the block that begins; null at the end.</param>
    /// <param name="tokens">The file.</param>
    /// <returns>Null where no further block has atoms.</returns>
    /// <exception cref="GlimpseException">A quote or a text field isn't closed.</exception>
    internal static CifOtherBlocks? Behind(string? block, CifTokenizer tokens)
    {
        var (first, count, isCounted) = (default(string), 0, false);
        while (block is not null && tokens.Next() is var token and not CifToken.End)
        {
            if (token == CifToken.Block)
                (block, isCounted) = (tokens.Text.ToString(), false);
            else if (
                !isCounted
                && token == CifToken.Name
                && tokens.Text.StartsWith("_atom_site.", StringComparison.OrdinalIgnoreCase))
                (first, count, isCounted) = (first ?? block, count + 1, true);
        }

        return first is null ? null : new(first, count);
    }

    /// <summary>A structure with the warning that they aren't part of it.</summary>
    internal Structure AddTo(Structure structure) => structure with
    {
        Remarks = structure.Remarks.Add(
            Remark.Warning(
                "blocks-left-out",
                $"{structure.Source} holds atoms in {Count + 1} data blocks, as programs write several objects: the "
                    + $"first was read alone, without {Fault.Quote(First)}{(Count > 1 ? " and those after it" : "")}. "
                    + $"Save what belongs to the site as one object.")),
    };
}
