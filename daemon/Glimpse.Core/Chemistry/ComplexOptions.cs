using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry;

/// <summary>What counts as protein, and what as a ligand.</summary>
/// <param name="IncludeWaters">Keep crystallographic waters where the scheme doesn't count them.</param>
/// <param name="IncludeBuffer">Keep buffer and cryoprotectant molecules where the scheme doesn't count them.</param>
/// <param name="PocketCutoff">Whole residues with a heavy atom within this distance (Å) of a ligand heavy atom are
/// kept; null for the scheme's own reach.</param>
/// <param name="MostLigandAtoms">Most heavy atoms of a ligand, and of what it is compared with.</param>
/// <param name="Symmetry">Add what the crystal has around the ligand and the file doesn't hold.</param>
public sealed record ComplexOptions(
    bool IncludeWaters = false,
    bool IncludeBuffer = false,
    double? PocketCutoff = null,
    int MostLigandAtoms = LigandSize.Most,
    bool Symmetry = false)
{
    /// <summary>The model's scheme: what makes voxels of the complex, and what it counts.</summary>
    public ChannelScheme Scheme { get; init; } = Glimpse8Scheme.Instance;

    /// <summary>How far from the ligand residues count, Å.</summary>
    internal double Reach => PocketCutoff ?? Scheme.Receptor.Reach;

    /// <summary>True when that is the distance to the ligand's centroid.</summary>
    internal bool IsFromCenter => PocketCutoff is null && Scheme.Receptor.IsFromCenter;

    /// <summary>How far from every atom of a ligand (coordinates in Å) residues count at least, Å.</summary>
    internal double ReachAround(IReadOnlyList<Point3> ligand) =>
        IsFromCenter ? Math.Max(0, Reach - ligand.Max(Point3.Centroid(ligand).DistanceTo)) : Reach;
}
