namespace Glimpse.Protocol;

/// <summary>What a residue's atoms contributed together.</summary>
/// <param name="Side">Protein, ligand or, in a comparison, reference.</param>
/// <param name="Chain">Chain, empty where the file leaves it blank.</param>
/// <param name="Name">Residue name.</param>
/// <param name="Number">Authored residue number.</param>
/// <param name="InsertionCode">Insertion code, empty when there is none.</param>
/// <param name="Attribution">Sum over its atoms, in the model's unit.</param>
public sealed record ResidueSummary(
    Partner Side, string Chain, string Name, int Number, string InsertionCode, double Attribution)
{
    /// <summary>What moved it here where it is a copy, as for its atoms; null for what the file holds.</summary>
    public string? Operation { get; init; }
}
