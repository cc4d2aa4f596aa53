namespace Glimpse.Protocol.Wire;

/// <summary>Where a ligand's bond orders and charges come from instead of its geometry; exactly one member is given.</summary>
/// <param name="Smiles">SMILES.</param>
/// <param name="Structure">A structure with bond orders (SDF, MOL2).</param>
public sealed record LigandTemplateChoice(string? Smiles = null, StructureText? Structure = null);
