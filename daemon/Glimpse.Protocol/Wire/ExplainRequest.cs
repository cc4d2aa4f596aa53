namespace Glimpse.Protocol.Wire;

/// <summary>
/// Asks for explanations. The ligand is in the structure (<see cref="Ligand"/>, or the only one), or one or many are given beside it
/// (<see cref="Ligands"/>); with <see cref="Frames"/> it is one ligand in many frames.
/// </summary>
public sealed record ExplainRequest
{
    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>The complex, or the protein where <see cref="Ligands"/> are given.</summary>
    public required StructureText Structure { get; init; }

    /// <summary>The ligand in <see cref="Structure"/>: a residue name or CHAIN:NAME:NUMBER; left out, the structure must hold one.</summary>
    public string? Ligand { get; init; }

    /// <summary>Ligands in the frame of the structure, each record one (SDF, MOL2; or one PDB or mmCIF).</summary>
    public StructureText? Ligands { get; init; }

    /// <summary>Coordinates in place of those in the texts, one result for each frame.</summary>
    public CoordinateFrames? Frames { get; init; }

    /// <summary>Where the ligand's bond orders come from instead.</summary>
    public LigandTemplateChoice? Template { get; init; }

    /// <summary>A ligand in the same site to compare with: explains F(ligand) - F(this).</summary>
    public StructureText? Versus { get; init; }

    /// <summary>What to take from the structure.</summary>
    public ReadingChoice? Reading { get; init; }

    /// <summary>What counts as protein.</summary>
    public TypingChoice? Typing { get; init; }

    /// <summary>How to explain.</summary>
    public EngineChoice? Options { get; init; }

    /// <summary>How urgent it is; interactive when left out.</summary>
    public RequestPriority? Priority { get; init; }

    /// <summary>A word of the client's own, at most 64 characters, that notifications about this request carry; without it there are none.</summary>
    public string? Token { get; init; }
}
