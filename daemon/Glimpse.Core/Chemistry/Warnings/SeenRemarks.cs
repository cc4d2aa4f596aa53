using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>
/// What a reader decided of the receptor, as far as the model sees it: a residue beyond the pocket is nobody's concern
/// here.
/// </summary>
internal static class SeenRemarks
{
    private const string Conformations = "alternate-location";

    /// <summary>So many remarks of one kind are read one by one.</summary>
    private const int MostApart = 3;

    /// <summary>
    /// The remarks about the whole file and about residues of the pocket; many on conformations in one.
    /// </summary>
    internal static IEnumerable<Remark> Of(Structure receptor, IEnumerable<int> pocket)
    {
        if (receptor.Remarks.IsEmpty)
            return [];
        var ids = pocket.Select(residue => receptor.Residues[residue].Id.ToString()).ToHashSet(StringComparer.Ordinal);
        var seen = receptor
            .Remarks.Where(remark => remark.Where is null || ids.Contains(remark.Where.Split(' ')[0]))
            .ToList();
        var many = seen.Where(remark => remark.Code == Conformations).ToList();
        if (many.Count <= MostApart)
            return seen;
        return seen.Except(many)
            .Append(
                Remark.Assumption(
                    Conformations,
                    $"One conformation was taken where the file has several, in "
                        + $"{ResidueList.Of(many.ConvertAll(remark => remark.Where!))}.",
                    many[0].Where));
    }
}
