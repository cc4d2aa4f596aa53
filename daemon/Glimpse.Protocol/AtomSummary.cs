using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>What a heavy atom contributed.</summary>
/// <param name="Side">Protein, ligand or, in a comparison, reference.</param>
/// <param name="Chain">Chain, empty where the file leaves it blank.</param>
/// <param name="ResidueName">Residue name.</param>
/// <param name="ResidueNumber">Authored residue number.</param>
/// <param name="InsertionCode">Insertion code, empty when there is none.</param>
/// <param name="Name">Atom name.</param>
/// <param name="Element">Element symbol.</param>
/// <param name="Position">x, y, z in Å.</param>
/// <param name="Attribution">Sum over its channels, in the model's unit.</param>
/// <param name="Channels">The same for each channel of its side that it is in, by name.</param>
public sealed record AtomSummary(
    Partner Side,
    string Chain,
    string ResidueName,
    int ResidueNumber,
    string InsertionCode,
    string Name,
    string Element,
    ImmutableArray<double> Position,
    double Attribution,
    ImmutableSortedDictionary<string, double> Channels)
{
    /// <summary>
    /// What moved it here where it is a copy: the id of an operation of the biological assembly, or one of the crystal such as
    /// <c>-x,y+1/2,-z</c>; null for what the file holds.
    /// </summary>
    public string? Operation { get; init; }
}
