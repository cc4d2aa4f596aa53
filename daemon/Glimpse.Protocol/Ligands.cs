using System.Collections.Immutable;
using System.Text.Json;

namespace Glimpse.Protocol;

/// <summary>Asks what in a structure may be the ligand.</summary>
/// <param name="Structure">The structure.</param>
/// <param name="Reading">What to take from it, as in <see cref="ExplainRequest.Reading"/>.</param>
public sealed record LigandsRequest(
    StructureText Structure,
    ImmutableSortedDictionary<string, JsonElement>? Reading = null);

/// <summary>What may be the ligand.</summary>
/// <param name="Ligands">Candidates, molecules before short chains, largest first, copies together; empty when there is
/// none.</param>
/// <param name="Assumptions">What was decided in reading that concerns the choice, such as which of several models was
/// read.</param>
public sealed record LigandsAnswer(ImmutableArray<LigandChoice> Ligands, ImmutableArray<Notice> Assumptions);

/// <summary>A ligand candidate of a structure, all its copies together (non-crystallographic symmetry).</summary>
/// <param name="Name">Residue name, or several joined by hyphens.</param>
/// <param name="HeavyAtoms">Heavy atoms of the most complete copy.</param>
/// <param name="IsCofactor">True for a known cofactor: not taken unasked beside another candidate.</param>
/// <param name="Copies">Its copies, the most complete first.</param>
public sealed record LigandChoice(string Name, int HeavyAtoms, bool IsCofactor, ImmutableArray<LigandCopy> Copies);

/// <summary>One place where a structure has a ligand candidate.</summary>
public sealed record LigandCopy
{
    /// <summary>What to ask for it by, such as <c>A:STI:201</c>.</summary>
    public required string Specification { get; init; }

    /// <summary>Its residues, in file order; several when they are bonded to each other.</summary>
    public required ImmutableArray<string> Residues { get; init; }

    /// <summary>How many atoms that aren't hydrogen it has there.</summary>
    public required int HeavyAtoms { get; init; }

    /// <summary>Mean occupancy of its heavy atoms, 0 to 1.</summary>
    public required double Occupancy { get; init; }

    /// <summary>True when it is bonded to the polymer.</summary>
    public required bool IsCovalent { get; init; }
}
