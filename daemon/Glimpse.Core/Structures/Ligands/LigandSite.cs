using System.Collections.Immutable;

namespace Glimpse.Core.Structures.Ligands;

/// <summary>A ligand and what surrounds it.</summary>
/// <param name="Ligand">The ligand's atoms, hydrogens included, and nothing else.</param>
/// <param name="Receptor">All other atoms, waters and buffer components included.</param>
public sealed record LigandSite(Structure Ligand, Structure Receptor)
{
    /// <summary>
    /// Where the ligand's atoms were in the structure that it was cut out of; empty when it came apart.
    /// </summary>
    public ImmutableArray<int> LigandAtoms { get; init; } = [];

    /// <summary>
    /// Where the ligand's atoms were in its own record, whose counter-ions and solvent aren't the ligand; empty when it
    /// was cut out of a structure.
    /// </summary>
    public ImmutableArray<int> OfRecord { get; init; } = [];

    /// <summary>How many atoms that record has; 0 likewise.</summary>
    public int RecordAtoms { get; init; }

    /// <summary>What names the ligand in its structure, such as <c>A:STI:201#2</c>; empty when it came apart.</summary>
    public string Specification { get; init; } = "";

    /// <summary>Where the receptor's atoms were in that structure; empty likewise.</summary>
    public ImmutableArray<int> ReceptorAtoms { get; init; } = [];

    /// <summary>The bonds between ligand and receptor that the file states; each site's indices are its own.</summary>
    public ImmutableArray<CutBond> StatedBonds { get; init; } = [];

    /// <summary>
    /// Residues of the receptor that don't count as protein, since other ligands of the series take their place.
    /// </summary>
    public ImmutableArray<int> Displaced { get; init; } = [];
}
