using System.Collections.Immutable;

namespace Glimpse.Models.Import.Gnina;

/// <summary>
/// Which of gnina's atom types make which channel of one side, as the files have it: a line a channel, names separated
/// by blanks. The order of the lines counts, that of the names in one doesn't.
/// </summary>
/// <param name="Lines">The names, a set a channel.</param>
internal sealed record GninaMap(ImmutableArray<ImmutableSortedSet<string>> Lines)
{
    /// <summary>The receptor's 14 channels of the networks since 2018; also what a file means that has none.</summary>
    internal static GninaMap Receptor28 { get; } =
        Parse(
            """
            AliphaticCarbonXSHydrophobe
            AliphaticCarbonXSNonHydrophobe
            AromaticCarbonXSHydrophobe
            AromaticCarbonXSNonHydrophobe
            Bromine Iodine Chlorine Fluorine
            Nitrogen NitrogenXSAcceptor
            NitrogenXSDonor NitrogenXSDonorAcceptor
            Oxygen OxygenXSAcceptor
            OxygenXSDonorAcceptor OxygenXSDonor
            Sulfur SulfurAcceptor
            Phosphorus
            Calcium
            Zinc
            GenericMetal Boron Manganese Magnesium Iron
            """);

    /// <summary>The ligand's 14 channels beside them.</summary>
    internal static GninaMap Ligand28 { get; } =
        Parse(
            """
            AliphaticCarbonXSHydrophobe
            AliphaticCarbonXSNonHydrophobe
            AromaticCarbonXSHydrophobe
            AromaticCarbonXSNonHydrophobe
            Bromine Iodine
            Chlorine
            Fluorine
            Nitrogen NitrogenXSAcceptor
            NitrogenXSDonor NitrogenXSDonorAcceptor
            Oxygen OxygenXSAcceptor
            OxygenXSDonorAcceptor OxygenXSDonor
            Sulfur SulfurAcceptor
            Phosphorus
            GenericMetal Boron Manganese Magnesium Zinc Calcium Iron
            """);

    /// <summary>The receptor's 16 channels of default2017.</summary>
    internal static GninaMap Receptor35 { get; } =
        Parse(
            """
            AliphaticCarbonXSHydrophobe
            AliphaticCarbonXSNonHydrophobe
            AromaticCarbonXSHydrophobe
            AromaticCarbonXSNonHydrophobe
            Calcium
            Iron
            Magnesium
            Nitrogen
            NitrogenXSAcceptor
            NitrogenXSDonor
            NitrogenXSDonorAcceptor
            OxygenXSAcceptor
            OxygenXSDonorAcceptor
            Phosphorus
            Sulfur
            Zinc
            """);

    /// <summary>The ligand's 19 channels beside them.</summary>
    internal static GninaMap Ligand35 { get; } =
        Parse(
            """
            AliphaticCarbonXSHydrophobe
            AliphaticCarbonXSNonHydrophobe
            AromaticCarbonXSHydrophobe
            AromaticCarbonXSNonHydrophobe
            Bromine
            Chlorine
            Fluorine
            Nitrogen
            NitrogenXSAcceptor
            NitrogenXSDonor
            NitrogenXSDonorAcceptor
            Oxygen
            OxygenXSAcceptor
            OxygenXSDonorAcceptor
            Phosphorus
            Sulfur
            SulfurAcceptor
            Iodine
            Boron
            """);

    /// <summary>Reads a map; blanks around a line and empty lines at the end don't count.</summary>
    internal static GninaMap Parse(string text) =>
        new(
        [
            .. text.TrimEnd()
                .Split('\n')
                .Select(line =>
                    line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                        .ToImmutableSortedSet(StringComparer.Ordinal)),
        ]);

    /// <summary>What a map has otherwise than this one, in words; null for nothing.</summary>
    internal string? Difference(GninaMap other)
    {
        for (var i = 0; i < Math.Max(Lines.Length, other.Lines.Length); i++)
        {
            var (own, its) = (Line(i), other.Line(i));
            if (own != its)
                return $"line {i + 1} is '{its}' instead of '{own}'";
        }

        return null;
    }

    private string Line(int place) => place < Lines.Length ? string.Join(' ', Lines[place]) : "";
}
