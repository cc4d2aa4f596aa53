using System.Globalization;

namespace Glimpse.Core.Structures.Ligands;

/// <summary>
/// What a user writes for a ligand: NAME, NAME:NUMBER or CHAIN:NAME:NUMBER, where a blank name or number stands for
/// any, and CHAIN:: for the chain; #N after it takes the Nth of those that it fits.
/// </summary>
/// <param name="Text">As it was written.</param>
/// <param name="Chain">Chain; null when none was written.</param>
/// <param name="Name">Residue name; empty for any.</param>
/// <param name="Number">Residue number; null for any.</param>
/// <param name="InsertionCode">Insertion code, empty for none.</param>
/// <param name="Ordinal">Which of those that fit, from 1; null for the only one.</param>
internal sealed record LigandSpecification(
    string Text,
    string? Chain,
    string Name,
    int? Number,
    string InsertionCode,
    int? Ordinal)
{
    /// <summary>True for CHAIN::, which is always the chain.</summary>
    internal bool IsChain => Chain != null && Name.Length == 0 && Number == null;

    /// <summary>
    /// The chain that it may mean where no residue has the name; null for a form that names a residue.
    /// </summary>
    internal string? ChainName => IsChain ? Chain : Chain == null && Number == null ? Name : null;

    /// <summary>Reads a specification.</summary>
    /// <exception cref="GlimpseException">It has none of the three forms.</exception>
    internal static LigandSpecification Parse(string text)
    {
        var (body, ordinal) = CutOrdinal(text.Trim());
        var parts = body.Split(':', StringSplitOptions.TrimEntries);
        var ok = parts.Length is >= 1 and <= 3;
        var number = (int?)null;
        var insertion = "";
        if (ok && parts.Length > 1)
            ok = TryNumber(parts[^1], out number, out insertion);
        var name = parts.Length == 1 ? parts[0] : parts[^2];
        if (!ok || ordinal < 1 || (name.Length == 0 && number == null && parts.Length < 3))
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"{Fault.Quote(text)} doesn't name a ligand.",
                "Write NAME, NAME:NUMBER or CHAIN:NAME:NUMBER, such as STI, STI:201 or A:STI:201; leave the chain "
                    + "blank as in :478:200. C:: is chain C, LIG#2 the second LIG.");
        }

        return new LigandSpecification(
            text.Trim(),
            parts.Length == 3 ? parts[0] : null,
            name,
            number,
            insertion,
            ordinal);
    }

    /// <summary>Parts #N from what stands before it; 0 where N is no number from 1.</summary>
    private static (string Body, int? Ordinal) CutOrdinal(string text)
    {
        var at = text.LastIndexOf('#');
        if (at < 0)
            return (text, null);
        return (
            text[..at],
            int.TryParse(text[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0
        );
    }

    /// <summary>
    /// The residues it fits: by exact name, or, if there are none, in any case; a blank chain means that of no letter,
    /// or, if there is none, any.
    /// </summary>
    internal List<int> Matches(Structure structure)
    {
        var exact = Matches(structure, Chain, StringComparison.Ordinal);
        if (exact.Count > 0)
            return exact;
        var anyCase = Matches(structure, Chain, StringComparison.OrdinalIgnoreCase);
        return anyCase.Count > 0 || Chain != ""
            ? anyCase
            : Matches(structure, null, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The first atom that was left out of a residue that is meant; null for none.</summary>
    internal LeftOutAtom? LeftOut(Structure structure) =>
        structure.LeftOut.FirstOrDefault(atom =>
            Fits(atom.Residue, Chain == "" ? null : Chain, StringComparison.OrdinalIgnoreCase));

    private List<int> Matches(Structure structure, string? chain, StringComparison comparison)
    {
        var found = new List<int>();
        for (var i = 0; i < structure.Residues.Length; i++)
        {
            if (Fits(structure.Residues[i].Id, chain, comparison))
                found.Add(i);
        }

        return found;
    }

    private bool Fits(ResidueId id, string? chain, StringComparison comparison) =>
        (chain == null || id.Chain == chain) && (Name.Length == 0 || id.Name.Equals(Name, comparison))
        && (Number == null || (id.Number == Number && id.InsertionCode == InsertionCode));

    private static bool TryNumber(string text, out int? number, out string insertion)
    {
        number = null;
        insertion = "";
        if (text.Length == 0)
            return true;
        if (char.IsAsciiLetter(text[^1]))
        {
            insertion = text[^1..];
            text = text[..^1];
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            return false;
        number = value;
        return true;
    }
}
