using Glimpse.Core.Structures.Ligands;

namespace Glimpse.Core.Chemistry;

/// <summary>What counts as protein, and what as a ligand.</summary>
/// <param name="IncludeWaters">Keep crystallographic waters; the models never saw any.</param>
/// <param name="IncludeBuffer">Keep buffer and cryoprotectant molecules; the models never saw any.</param>
/// <param name="PocketCutoff">Whole residues with a heavy atom within this distance (Å) of a ligand heavy atom are
/// kept.</param>
/// <param name="MostLigandAtoms">Most heavy atoms of a ligand, and of what it is compared with.</param>
/// <param name="Symmetry">Add what the crystal has around the ligand and the file doesn't hold.</param>
public sealed record ComplexOptions(
    bool IncludeWaters = false,
    bool IncludeBuffer = false,
    double PocketCutoff = 12.0,
    int MostLigandAtoms = LigandSize.Most,
    bool Symmetry = false);
