using System.Globalization;

namespace Glimpse.Core.Structures.Ligands;

/// <summary>
/// How many heavy atoms a ligand, what it is compared with and its template may have: one limit, which bounds what
/// their chemistry costs.
/// </summary>
public static class LigandSize
{
    /// <summary>Fewest heavy atoms of a ligand.</summary>
    public const int Fewest = 2;

    /// <summary>Most heavy atoms where nothing else is set.</summary>
    public const int Most = 200;

    /// <summary>The highest limit that may be set.</summary>
    public const int MostSettable = 500;

    /// <summary>
    /// Bonds of one atom to heavy atoms beyond which a stated molecule makes no sense; no atom but a metal has more.
    /// </summary>
    internal const int MostNeighbours = 8;

    /// <summary>
    /// Most heavy atoms of a hetero group of the receptor that no template knows: perceived as a ligand is, at the same
    /// cost.
    /// </summary>
    internal const int MostOfGroup = 1000;

    /// <summary>The fault of a molecule that is too large.</summary>
    /// <param name="label">What it is called.</param>
    /// <param name="heavy">Its heavy atoms; null where they weren't counted to the end.</param>
    /// <param name="most">The limit.</param>
    internal static GlimpseException TooLarge(string label, int? heavy, int most) =>
        new GlimpseException(
            GlimpseErrorCode.BadInput,
            heavy is { } count
                ? string.Create(CultureInfo.InvariantCulture, $"{label} has {count} heavy atoms, more than {most}.")
                : string.Create(CultureInfo.InvariantCulture, $"{label} has more than {most} heavy atoms."),
            string.Create(
                CultureInfo.InvariantCulture,
                $"Name a small molecule, or raise the limit (--ligand-atoms or the daemon's ligandAtoms, "
                    + $"{MostSettable} at most): larger ones stick out of the box that the models see."))
            .Naming("ligand-atoms");
}
