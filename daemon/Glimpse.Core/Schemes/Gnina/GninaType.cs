namespace Glimpse.Core.Schemes.Gnina;

/// <summary>
/// The atom types of gnina that a heavy atom can have, by gnina's own names (McNutt et al., J. Cheminform. 2021, 13,
/// 43; the type maps in its model files). <c>Oxygen</c>, <c>OxygenXSDonor</c> and <c>SulfurAcceptor</c> stand in the
/// maps, too, but no atom is ever one.
/// </summary>
public enum GninaType
{
    /// <summary>Carbon outside aromatic rings, bonded to C, B and H alone.</summary>
    AliphaticCarbonXSHydrophobe,

    /// <summary>Carbon outside aromatic rings, bonded to another element, too.</summary>
    AliphaticCarbonXSNonHydrophobe,

    /// <summary>Carbon of an aromatic ring, bonded to C, B and H alone.</summary>
    AromaticCarbonXSHydrophobe,

    /// <summary>Carbon of an aromatic ring, bonded to another element, too.</summary>
    AromaticCarbonXSNonHydrophobe,

    /// <summary>Nitrogen with neither a hydrogen nor a lone pair to give.</summary>
    Nitrogen,

    /// <summary>Nitrogen with a lone pair, without hydrogen.</summary>
    NitrogenXSAcceptor,

    /// <summary>Nitrogen with a hydrogen, without a lone pair.</summary>
    NitrogenXSDonor,

    /// <summary>Nitrogen with both.</summary>
    NitrogenXSDonorAcceptor,

    /// <summary>Oxygen without hydrogen.</summary>
    OxygenXSAcceptor,

    /// <summary>Oxygen with a hydrogen.</summary>
    OxygenXSDonorAcceptor,

    /// <summary>Sulfur, and selenium.</summary>
    Sulfur,

    /// <summary>Phosphorus.</summary>
    Phosphorus,

    /// <summary>Fluorine.</summary>
    Fluorine,

    /// <summary>Chlorine.</summary>
    Chlorine,

    /// <summary>Bromine.</summary>
    Bromine,

    /// <summary>Iodine.</summary>
    Iodine,

    /// <summary>Boron.</summary>
    Boron,

    /// <summary>Magnesium.</summary>
    Magnesium,

    /// <summary>Manganese.</summary>
    Manganese,

    /// <summary>Zinc.</summary>
    Zinc,

    /// <summary>Calcium.</summary>
    Calcium,

    /// <summary>Iron.</summary>
    Iron,

    /// <summary>Every other element.</summary>
    GenericMetal,
}
