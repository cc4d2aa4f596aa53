using System.Globalization;

namespace Glimpse.Core.Structures.Ligands;

/// <summary>What every ligand and its surroundings must fulfil before anything is computed.</summary>
internal static class LigandChecks
{
    private const int FewestHeavyAtoms = 2;
    private const int MostHeavyAtoms = 200;

    /// <summary>Some receptor atom must lie within this many Å of some ligand atom.</summary>
    private const double Reach = 6;

    /// <summary>Checks a pair.</summary>
    /// <exception cref="GlimpseException">The ligand is too small or too large, drawn flat, or lies outside the receptor.</exception>
    internal static LigandSite Check(LigandSite site)
    {
        var ligand = site.Ligand;
        var label = $"{ligand.Source}: ligand {ligand.Residues[0].Id}";
        var heavy = HeavyPositions(ligand, includeWater: true);
        if (heavy.Count < FewestHeavyAtoms)
            throw Bad($"{label} has {Count(heavy.Count)}.", "Name a molecule of at least two heavy atoms.");
        if (heavy.Count > MostHeavyAtoms)
        {
            throw Bad(
                string.Create(CultureInfo.InvariantCulture, $"{label} has {heavy.Count} heavy atoms, more than {MostHeavyAtoms}."),
                "Name a small molecule: larger ones don't fit into the box that the models see.");
        }

        var receptor = HeavyPositions(site.Receptor, includeWater: false);
        if (receptor.Count == 0)
        {
            throw Bad(
                $"{site.Receptor.Source}: there are no atoms besides the ligand and water.",
                "Give the protein and the ligand together, or each in its file.");
        }

        var nearest = NearestDistance(heavy, receptor);
        if (nearest <= Reach)
            return site;
        if (heavy.TrueForAll(place => place.Z == 0))
            throw Bad($"{label} is a flat drawing (every z is 0).", "Give coordinates of the bound molecule, from a crystal or from docking.");
        throw Bad(
            string.Create(CultureInfo.InvariantCulture, $"{label} lies outside the protein: the nearest atom is {nearest:0.0} Å away."),
            "Check that ligand and protein are in the same coordinate frame.");
    }

    private static string Count(int heavy) => heavy == 1 ? "one heavy atom only" : "no heavy atom";

    private static GlimpseException Bad(string message, string remedy) => new(GlimpseErrorCode.BadInput, message, remedy);

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
