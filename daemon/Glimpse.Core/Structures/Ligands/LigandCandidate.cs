using System.Collections.Immutable;
using System.Globalization;

namespace Glimpse.Core.Structures.Ligands;

/// <summary>
/// A group of a structure that may be the ligand: one residue, or several that are bonded to each other.
/// </summary>
/// <param name="Residues">Indices of its residues in <see cref="Structure.Residues"/>, of the structure led by the
/// group's alternate location.</param>
/// <param name="Ids">Their ids, in the same order.</param>
/// <param name="HeavyAtoms">How many atoms that aren't hydrogen it has.</param>
/// <param name="Occupancy">Mean occupancy of its heavy atoms.</param>
/// <param name="IsCofactor">True for a known cofactor such as HEM or NAD: offered, but not taken unasked beside another
/// candidate.</param>
/// <param name="IsCovalent">True when it is bonded to the polymer.</param>
/// <param name="Copies">How many groups of the same residue names the structure holds, this one included.</param>
public sealed record LigandCandidate(
    ImmutableArray<int> Residues,
    ImmutableArray<ResidueId> Ids,
    int HeavyAtoms,
    double Occupancy,
    bool IsCofactor,
    bool IsCovalent,
    int Copies)
{
    /// <summary>What kind of group it is.</summary>
    public LigandKind Kind { get; init; }

    /// <summary>Which of several groups under one name it is, from 1; 0 where the name alone tells.</summary>
    public int Ordinal { get; init; }

    /// <summary>
    /// What to give to <see cref="LigandPicker.Pick"/> for this group, such as <c>A:STI:201</c>, <c>A:STI:201#2</c> or
    /// <c>C::</c>.
    /// </summary>
    public string Specification => (Kind == LigandKind.Chain ? $"{Ids[0].Chain}::" : Ids[0].ToString())
        + (Ordinal > 0 ? string.Create(CultureInfo.InvariantCulture, $"#{Ordinal}") : "");

    /// <summary>Residue names joined by hyphens, such as <c>NAG-NAG-BMA</c>.</summary>
    public string Name => string.Join('-', Ids.Select(id => id.Name));

    /// <summary>One line for people, such as <c>A:STI:201 (37 heavy atoms)</c>.</summary>
    public override string ToString() =>
        Ids.Length == 1
            ? $"{Specification} ({HeavyAtoms} heavy atoms)"
            : $"{Specification} ({Name}, {HeavyAtoms} heavy atoms)";
}
