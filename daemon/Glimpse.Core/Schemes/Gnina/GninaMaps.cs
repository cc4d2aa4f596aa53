using System.Collections.Immutable;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Schemes.Gnina;

/// <summary>
/// The type maps of gnina's networks, as the metadata in their files state them (gnina/gnina, gninasrc/lib/models,
/// 25e64da): <c>recmap</c> and <c>ligmap</c>, a line a channel.
/// </summary>
internal static class GninaMaps
{
    /// <summary>Of all but default2017: 14 channels of the receptor, 14 of the ligand.</summary>
    internal static ImmutableArray<GninaChannel> Of28 { get; } =
    [
        .. Carbons(Side.Protein),
        GninaChannel.Of(
            Side.Protein,
            "halogen",
            "halogen",
            GninaType.Bromine,
            GninaType.Iodine,
            GninaType.Chlorine,
            GninaType.Fluorine),
        .. NitrogensAndOxygens(Side.Protein),
        GninaChannel.Of(Side.Protein, "sulfur", "sulfur", GninaType.Sulfur),
        GninaChannel.Of(Side.Protein, "phosphorus", "phosphorus", GninaType.Phosphorus),
        GninaChannel.Of(Side.Protein, "calcium", "calcium", GninaType.Calcium),
        GninaChannel.Of(Side.Protein, "zinc", "zinc", GninaType.Zinc),
        GninaChannel.Of(
            Side.Protein,
            "metal",
            "metal or rare element",
            GninaType.GenericMetal,
            GninaType.Boron,
            GninaType.Manganese,
            GninaType.Magnesium,
            GninaType.Iron),
        .. Carbons(Side.Ligand),
        GninaChannel.Of(Side.Ligand, "bromine_iodine", "bromine or iodine", GninaType.Bromine, GninaType.Iodine),
        GninaChannel.Of(Side.Ligand, "chlorine", "chlorine", GninaType.Chlorine),
        GninaChannel.Of(Side.Ligand, "fluorine", "fluorine", GninaType.Fluorine),
        .. NitrogensAndOxygens(Side.Ligand),
        GninaChannel.Of(Side.Ligand, "sulfur", "sulfur", GninaType.Sulfur),
        GninaChannel.Of(Side.Ligand, "phosphorus", "phosphorus", GninaType.Phosphorus),
        GninaChannel.Of(
            Side.Ligand,
            "metal",
            "metal or rare element",
            GninaType.GenericMetal,
            GninaType.Boron,
            GninaType.Manganese,
            GninaType.Magnesium,
            GninaType.Zinc,
            GninaType.Calcium,
            GninaType.Iron),
    ];

    /// <summary>
    /// Of default2017: 16 channels of the receptor, 19 of the ligand. A type that stands in neither line of its side,
    /// such as a halogen of the receptor or a metal of the ligand, is in no channel.
    /// </summary>
    internal static ImmutableArray<GninaChannel> Of35 { get; } =
    [
        .. Carbons(Side.Protein),
        GninaChannel.Of(Side.Protein, "calcium", "calcium", GninaType.Calcium),
        GninaChannel.Of(Side.Protein, "iron", "iron", GninaType.Iron),
        GninaChannel.Of(Side.Protein, "magnesium", "magnesium", GninaType.Magnesium),
        .. Nitrogens(Side.Protein),
        .. Oxygens(Side.Protein),
        GninaChannel.Of(Side.Protein, "phosphorus", "phosphorus", GninaType.Phosphorus),
        GninaChannel.Of(Side.Protein, "sulfur", "sulfur", GninaType.Sulfur),
        GninaChannel.Of(Side.Protein, "zinc", "zinc", GninaType.Zinc),
        .. Carbons(Side.Ligand),
        GninaChannel.Of(Side.Ligand, "bromine", "bromine", GninaType.Bromine),
        GninaChannel.Of(Side.Ligand, "chlorine", "chlorine", GninaType.Chlorine),
        GninaChannel.Of(Side.Ligand, "fluorine", "fluorine", GninaType.Fluorine),
        .. Nitrogens(Side.Ligand),
        GninaChannel.Of(Side.Ligand, "oxygen_neither", "oxygen of no kind, always empty"),
        .. Oxygens(Side.Ligand),
        GninaChannel.Of(Side.Ligand, "phosphorus", "phosphorus", GninaType.Phosphorus),
        GninaChannel.Of(Side.Ligand, "sulfur", "sulfur", GninaType.Sulfur),
        GninaChannel.Of(Side.Ligand, "sulfur_acceptor", "sulfur that accepts, always empty"),
        GninaChannel.Of(Side.Ligand, "iodine", "iodine", GninaType.Iodine),
        GninaChannel.Of(Side.Ligand, "boron", "boron", GninaType.Boron),
    ];

    private static GninaChannel[] Carbons(Side side) =>
    [
        GninaChannel.Of(
            side,
            "carbon_hydrophobe",
            "hydrophobic aliphatic carbon",
            GninaType.AliphaticCarbonXSHydrophobe),
        GninaChannel.Of(
            side,
            "carbon_polar",
            "polar aliphatic carbon",
            GninaType.AliphaticCarbonXSNonHydrophobe),
        GninaChannel.Of(
            side,
            "aromatic_hydrophobe",
            "hydrophobic aromatic carbon",
            GninaType.AromaticCarbonXSHydrophobe),
        GninaChannel.Of(
            side,
            "aromatic_polar",
            "polar aromatic carbon",
            GninaType.AromaticCarbonXSNonHydrophobe),
    ];

    private static GninaChannel[] NitrogensAndOxygens(Side side) =>
    [
        GninaChannel.Of(
            side,
            "nitrogen",
            "nitrogen without H",
            GninaType.Nitrogen,
            GninaType.NitrogenXSAcceptor),
        GninaChannel.Of(
            side,
            "nitrogen_donor",
            "nitrogen with H",
            GninaType.NitrogenXSDonor,
            GninaType.NitrogenXSDonorAcceptor),
        .. Oxygens(side),
    ];

    private static GninaChannel[] Nitrogens(Side side) =>
    [
        GninaChannel.Of(side, "nitrogen", "nitrogen without H or lone pair", GninaType.Nitrogen),
        GninaChannel.Of(side, "nitrogen_acceptor", "nitrogen with a lone pair", GninaType.NitrogenXSAcceptor),
        GninaChannel.Of(side, "nitrogen_donor", "nitrogen with H", GninaType.NitrogenXSDonor),
        GninaChannel.Of(
            side,
            "nitrogen_both",
            "nitrogen with H and a lone pair",
            GninaType.NitrogenXSDonorAcceptor),
    ];

    private static GninaChannel[] Oxygens(Side side) =>
    [
        GninaChannel.Of(side, "oxygen_acceptor", "oxygen without H", GninaType.OxygenXSAcceptor),
        GninaChannel.Of(side, "oxygen_donor", "oxygen with H", GninaType.OxygenXSDonorAcceptor),
    ];
}
