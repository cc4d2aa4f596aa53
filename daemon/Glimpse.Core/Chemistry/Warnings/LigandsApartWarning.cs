using System.Globalization;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>Two ligands that are compared and don't lie in the same place.</summary>
internal static class LigandsApartWarning
{
    internal const string Code = "ligands-apart";

    /// <summary>
    /// Ligands without two atoms so near (Å) could both be there at once: no van der Waals contact is as short.
    /// </summary>
    private const double Overlap = 2.0;

    /// <summary>Refuses ligands in different sites.</summary>
    /// <exception cref="GlimpseException">The nearest atoms of the two are farther apart than the cutoff.</exception>
    internal static void RequireOneSite(Structure ligand, Structure reference, double cutoff)
    {
        var nearest = Nearest(ligand, reference);
        if (nearest <= cutoff)
            return;
        throw new GlimpseException(
            GlimpseErrorCode.BadInput,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{reference.Source}: ligand {reference.ResidueOf(0)} lies {nearest:0.0} Å away from "
                    + $"{ligand.ResidueOf(0)} of {ligand.Source}, in another site."),
            "Give --versus a ligand that is placed in the same binding site, in the same coordinate frame.")
            .Naming("versus");
    }

    internal static IEnumerable<Remark> Find(Structure ligand, Structure reference)
    {
        var nearest = Nearest(ligand, reference);
        if (nearest > Overlap)
        {
            yield return Remark.Warning(
                Code,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The two ligands don't overlap: their nearest atoms are {nearest:0.0} Å apart. The difference is "
                        + $"between two places, not two molecules."));
        }
    }

    private static double Nearest(Structure ligand, Structure reference) =>
        Heavy(ligand).Min(one => Heavy(reference).Min(one.DistanceTo));

    private static IEnumerable<Point3> Heavy(Structure ligand) =>
        Enumerable
            .Range(0, ligand.Atoms.Length)
            .Where(i => !ligand.Atoms[i].Element.IsHydrogen)
            .Select(i => ligand.Positions[i]);
}
