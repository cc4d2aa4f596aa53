using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>What a crystallographer would want to know of a site before believing anything about it.</summary>
internal static class SiteWarnings
{
    /// <summary>All warnings about a typed complex.</summary>
    /// <param name="complex">The complex.</param>
    /// <param name="ligand">The structure its ligand atoms come from.</param>
    /// <param name="receptor">The structure its protein atoms come from.</param>
    internal static IEnumerable<Remark> Of(TypedComplex complex, Structure ligand, Structure receptor)
    {
        var site = SiteAtoms.ByResidue(complex, ligand, receptor);
        return
        [
            .. OverlapWarning.Find(complex),
            .. ShortBondWarning.Find(complex),
            .. GroupAsProteinWarning.Find(complex),
            .. SymmetryContactWarning.Find(ligand, receptor),
            .. OtherModelsWarning.Find(ligand, receptor),
            .. DroppedGroupWarning.Find(complex, receptor),
            .. MissingMetalWarning.Find(complex),
            .. LowOccupancyWarning.Find(site, ligand, receptor),
            .. HighBFactorWarning.Find(site, ligand, receptor),
        ];
    }
}
