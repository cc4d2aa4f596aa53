using System.Globalization;

namespace Glimpse.Core.Structures.Ligands;

/// <summary>What every ligand and its surroundings must fulfil before anything is computed.</summary>
internal static class LigandChecks
{
    /// <summary>Some receptor atom must lie within this many Å of some ligand atom.</summary>
    private const double Reach = 6;

    /// <summary>
    /// Two heavy atoms of one ligand nearer than this (Å) weren't placed: also what overlaps by disorder is farther
    /// apart.
    /// </summary>
    internal const double SamePlace = 0.1;

    private const string DrawingRemedy =
        "Give coordinates of the bound molecule, from a crystal or from docking; the drawing can be its --template.";

    /// <summary>Checks a pair.</summary>
    /// <param name="site">Ligand and receptor.</param>
    /// <param name="isPlaced">False when only what doesn't depend on the coordinates is to be checked.</param>
    /// <param name="mostAtoms">Most heavy atoms of the ligand.</param>
    /// <exception cref="GlimpseException">The ligand has atoms of no element, is too small or too large, drawn flat,
    /// collapsed, lies outside the receptor, or is stated with a bond of impossible length.</exception>
    internal static LigandSite Check(LigandSite site, bool isPlaced, int mostAtoms)
    {
        CheckSize(site, mostAtoms);
        if (isPlaced)
        {
            CheckPlace(site);
            BondDistances.RequireShort(site.Ligand);
        }

        return site;
    }

    private static string Label(Structure ligand) => $"{ligand.Source}: ligand {ligand.Residues[0].Id}";

    private static void CheckSize(LigandSite site, int mostAtoms)
    {
        var ligand = site.Ligand;
        var label = Label(ligand);
        if (!ligand.LeftOut.IsEmpty)
            throw ligand.LeftOut[0].Refuse(ligand.Source);
        var heavy = HeavyPositions(ligand, includeWater: true);
        if (heavy.Count < LigandSize.Fewest)
            throw Bad($"{label} has {Count(heavy.Count)}.", "Name a molecule of at least two heavy atoms.");
        if (heavy.Count > mostAtoms)
            throw LigandSize.TooLarge(label, heavy.Count, mostAtoms);

        if (HeavyPositions(site.Receptor, includeWater: false).Count == 0)
        {
            throw Bad(
                $"{site.Receptor.Source}: there are no atoms besides the ligand and water.",
                "Give the protein and the ligand together, or each in its file.");
        }
    }

    /// <summary>What depends on the coordinates, and so is asked of each frame of a trajectory.</summary>
    /// <exception cref="GlimpseException">The ligand is drawn flat, collapsed, or lies outside the
    /// receptor.</exception>
    internal static void CheckPlace(LigandSite site)
    {
        var label = Label(site.Ligand);
        var heavy = HeavyPositions(site.Ligand, includeWater: true);
        for (var i = 0; i < heavy.Count; i++)
        {
            if (heavy.FindIndex(i + 1, place => place.SquaredDistanceTo(heavy[i]) < SamePlace * SamePlace) >= 0)
            {
                throw Bad(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{label} has two heavy atoms at one place ({heavy[i].X:0.0}, {heavy[i].Y:0.0}, "
                            + $"{heavy[i].Z:0.0})."),
                    "Check that the coordinates were written, or take out the atom that is there twice.");
            }
        }

        if (FlatDrawing.Is(site.Ligand))
            throw Bad(
                $"{label} is a flat drawing (all its atoms lie in one plane, as in no bound molecule).",
                DrawingRemedy).Naming("template");
        var nearest = NearestDistance(heavy, HeavyPositions(site.Receptor, includeWater: false));
        if (nearest <= Reach)
            return;
        if (heavy.TrueForAll(place => place.Z == 0))
            throw Bad($"{label} is a flat drawing (every z is 0).", DrawingRemedy).Naming("template");
        throw Bad(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{label} lies outside the protein: the nearest atom is {nearest:0.0} Å away."),
            "Check that ligand and protein are in the same coordinate frame.");
    }

    private static string Count(int heavy) => heavy == 1 ? "one heavy atom only" : "no heavy atom";

    private static GlimpseException Bad(string message, string remedy) =>
        new(GlimpseErrorCode.BadInput, message, remedy);

    private static List<Point3> HeavyPositions(Structure structure, bool includeWater)
    {
        var places = new List<Point3>(structure.Atoms.Length);
        foreach (var residue in structure.Residues)
        {
            if (!includeWater && HeteroGroups.IsWater(residue.Id.Name))
                continue;
            for (var atom = residue.FirstAtom; atom < residue.FirstAtom + residue.AtomCount; atom++)
            {
                if (!structure.Atoms[atom].Element.IsHydrogen)
                    places.Add(structure.Positions[atom]);
            }
        }

        return places;
    }

    /// <summary>Stops at the first pair within <see cref="Reach"/>.</summary>
    private static double NearestDistance(List<Point3> ligand, List<Point3> receptor)
    {
        var nearest = double.PositiveInfinity;
        foreach (var place in receptor)
        {
            foreach (var atom in ligand)
                nearest = Math.Min(nearest, place.SquaredDistanceTo(atom));
            if (nearest <= Reach * Reach)
                break;
        }

        return Math.Sqrt(nearest);
    }
}
