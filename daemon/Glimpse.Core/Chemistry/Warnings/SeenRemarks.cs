using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>
/// What a reader decided of the receptor, as far as the model sees it: a residue beyond the pocket is nobody's concern
/// here.
/// </summary>
internal static class SeenRemarks
{
    /// <summary>What is said of many residues at once, by the code of what is said of each.</summary>
    private static readonly (string Code, string Words)[] Kinds =
    [
        ("alternate-location", "One conformation was taken where the file has several, in"),
        ("duplicate-atoms", "Atoms stand twice at one place, and the first of each was kept, in"),
        ("atom-names-repeat", "Several atoms have one name, and all were kept, in"),
        ("contradictory-atom", "Atoms stand twice at different places, and one of each was kept, in"),
    ];

    /// <summary>So many remarks of one kind are read one by one.</summary>
    private const int MostApart = 3;

    /// <summary>
    /// The remarks about the whole file and about residues of the pocket; many of one kind in one.
    /// </summary>
    internal static IEnumerable<Remark> Of(Structure receptor, IEnumerable<int> pocket)
    {
        if (receptor.Remarks.IsEmpty)
            return [];
        var ids = pocket.Select(residue => receptor.Residues[residue].Id.ToString()).ToHashSet(StringComparer.Ordinal);
        var seen = receptor
            .Remarks.Where(remark => remark.Where is null || ids.Contains(remark.Where.Split(' ')[0]))
            .ToList();
        foreach (var (code, words) in Kinds)
        {
            var many = seen.Where(remark => remark.Code == code && remark.Where is not null).ToList();
            if (many.Count <= MostApart)
                continue;
            var residues = many.Select(remark => remark.Where!.Split(' ')[0]).Distinct().ToList();
            seen =
            [
                .. seen.Except(many),
                many[0] with { Message = $"{words} {ResidueList.Of(residues)}.", Where = residues[0] },
            ];
        }

        return seen;
    }
}
