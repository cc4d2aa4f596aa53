using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Schemes.Gnina;

/// <summary>An atom's type and radius in gnina.</summary>
public static class GninaTyping
{
    /// <summary>The largest radius of any type, that of iodine, Å.</summary>
    public const double LargestRadius = 2.2;

    /// <summary>
    /// The type of a heavy atom: carbon by aromaticity and what is bonded to it, nitrogen and oxygen by whether they
    /// carry a hydrogen and have a lone pair, any other by its element.
    /// </summary>
    public static GninaType Of(in TypedAtom atom)
    {
        var (bonding, element) = (atom.Bonding, atom.Element);
        var hasHydrogen = bonding.HasFlag(AtomBonding.Hydrogen);
        return element.Symbol switch
        {
            "C" => (atom.Traits.HasFlag(AtomTraits.Aromatic), bonding.HasFlag(AtomBonding.Hetero)) switch
            {
                (false, false) => GninaType.AliphaticCarbonXSHydrophobe,
                (false, true) => GninaType.AliphaticCarbonXSNonHydrophobe,
                (true, false) => GninaType.AromaticCarbonXSHydrophobe,
                (true, true) => GninaType.AromaticCarbonXSNonHydrophobe,
            },
            "N" => (hasHydrogen, bonding.HasFlag(AtomBonding.NoLonePair)) switch
            {
                (false, false) => GninaType.NitrogenXSAcceptor,
                (false, true) => GninaType.Nitrogen,
                (true, false) => GninaType.NitrogenXSDonorAcceptor,
                (true, true) => GninaType.NitrogenXSDonor,
            },
            "O" => hasHydrogen ? GninaType.OxygenXSDonorAcceptor : GninaType.OxygenXSAcceptor,
            _ => Of(element),
        };
    }

    /// <summary>The radius (Å) that gnina has an element fill voxels by.</summary>
    public static double RadiusOf(Element element) => element.Symbol switch
    {
        "C" => 1.9,
        "N" => 1.8,
        "O" => 1.7,
        "S" or "Se" => 2.0,
        "P" => 2.1,
        "F" => 1.5,
        "Cl" => 1.8,
        "Br" => 2.0,
        "I" => LargestRadius,
        "B" => 1.92,
        _ => 1.2,
    };

    /// <summary>True for an element that gnina has no type for, but for those of no kind.</summary>
    internal static bool IsGeneric(Element element) => Of(element) == GninaType.GenericMetal;

    private static GninaType Of(Element element) => element.Symbol switch
    {
        "C" => GninaType.AliphaticCarbonXSHydrophobe,
        "N" => GninaType.NitrogenXSAcceptor,
        "O" => GninaType.OxygenXSAcceptor,
        "S" or "Se" => GninaType.Sulfur,
        "P" => GninaType.Phosphorus,
        "F" => GninaType.Fluorine,
        "Cl" => GninaType.Chlorine,
        "Br" => GninaType.Bromine,
        "I" => GninaType.Iodine,
        "B" => GninaType.Boron,
        "Mg" => GninaType.Magnesium,
        "Mn" => GninaType.Manganese,
        "Zn" => GninaType.Zinc,
        "Ca" => GninaType.Calcium,
        "Fe" => GninaType.Iron,
        _ => GninaType.GenericMetal,
    };
}
