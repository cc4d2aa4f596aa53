namespace Glimpse.Core.Voxels;

/// <summary>
/// What is bonded to an atom, charges left aside: all that a scheme needs whose types know no pH (gnina's). Hydrogens
/// are those of the uncharged molecule, or of the charges and hydrogens that the file states.
/// </summary>
[Flags]
public enum AtomBonding
{
    /// <summary>Nothing that is told here.</summary>
    None = 0,

    /// <summary>A hydrogen.</summary>
    Hydrogen = 1,

    /// <summary>An atom that is neither carbon, boron nor hydrogen.</summary>
    Hetero = 2,

    /// <summary>
    /// Of nitrogen: as much as leaves it no lone pair to give: four atoms, or three in one plane (amide, aniline,
    /// pyrrole, guanidinium, nitro).
    /// </summary>
    NoLonePair = 4,
}
