namespace Glimpse.Core.Voxels;

/// <summary>How much of what surrounds a ligand a scheme counts.</summary>
/// <param name="Reach">Whole residues with a heavy atom within this distance (Å) of a ligand heavy atom.</param>
/// <param name="CountsWaters">True when crystal waters count.</param>
/// <param name="CountsBuffer">True when buffer and cryoprotectant molecules count.</param>
/// <param name="IsFromCenter">True when the distance is that to the centroid of the ligand's heavy atoms.</param>
public sealed record ReceptorExtent(
    double Reach,
    bool CountsWaters = false,
    bool CountsBuffer = false,
    bool IsFromCenter = false);
