using System.Collections.Immutable;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>Turns what may be the ligand into the records that are printed and sent.</summary>
internal static class LigandChoices
{
    /// <summary>The candidates of a structure, molecules before short chains, largest first, copies together.</summary>
    public static ImmutableArray<LigandChoice> Of(Structure structure, CancellationToken cancellation = default) =>
        [
            .. LigandPicker
                .Candidates(structure, cancellation)
                .GroupBy(candidate => candidate.Name, StringComparer.Ordinal)
                .Select(copies => new LigandChoice(
                    copies.Key,
                    copies.Max(copy => copy.HeavyAtoms),
                    copies.Any(copy => copy.IsCofactor),
                    [.. copies.Select(Copy)])),
        ];

    /// <summary>
    /// What was decided in reading that concerns the choice: which model, record or block, and what shares its place
    /// with another residue.
    /// </summary>
    public static ImmutableArray<Notice> RemarksOf(Structure structure) =>
    [
        .. structure.Remarks.Where(remark =>
                remark.Code is "model-chosen" or "microheterogeneity" or "several-records" or "blocks-left-out")
            .Select(ResultRecords.NoticeOf),
    ];

    private static LigandCopy Copy(LigandCandidate candidate) => new()
    {
        Specification = candidate.Specification,
        Residues = [.. candidate.Ids.Select(id => id.ToString())],
        HeavyAtoms = candidate.HeavyAtoms,
        Occupancy = candidate.Occupancy,
        IsCovalent = candidate.IsCovalent,
    };
}
