using System.Globalization;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>Puts what is alike of many residues into one sentence.</summary>
internal static class ResidueList
{
    private const int Longest = 8;

    /// <summary>Such as <c>2 residues: A:ASP:25 (95), A:ILE:50 (88)</c>; long lists end with a count.</summary>
    internal static string Of(IReadOnlyCollection<string> entries)
    {
        var list = string.Join(", ", entries.Take(Longest));
        if (entries.Count > Longest)
            list += string.Create(CultureInfo.InvariantCulture, $" and {entries.Count - Longest} more");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{entries.Count} {(entries.Count == 1 ? "residue" : "residues")}: {list}");
    }
}
