using System.Globalization;

namespace Glimpse.Core.Structures.Ligands;

/// <summary>
/// Whether the bonds that a file states can be those of its coordinates: none is too long, and none is missing between
/// parts that touch.
/// </summary>
internal static class BondDistances
{
    /// <summary>
    /// Atoms nearer than the sum of their covalent radii (Cordero et al. 2008) and this (Å) are bonded, as is usual.
    /// </summary>
    internal const double Bonded = 0.45;

    /// <summary>
    /// A stated bond may be longer than the sum of the radii by this (Å). Of 11,802 ligands of crystals and models 9
    /// have a longer one, all of them with parts that their crystal lacks or that were placed wrongly.
    /// </summary>
    internal const double Stretched = 0.8;

    /// <summary>
    /// As many atoms as a ligand of the highest limit can have; larger records are refused by their size, and aren't
    /// worth the search.
    /// </summary>
    private const int MostLookedAt = LigandSize.MostSettable * (1 + LigandSize.MostNeighbours);

    /// <summary>No bond between non-metals is longer than this (I-I, with the tolerance), Å.</summary>
    internal const double Longest = 3.3;

    /// <summary>Refuses stated bonds that no molecule has; those of metals aren't looked at, nor those of a
    /// drawing.</summary>
    /// <exception cref="GlimpseException">A bond is too long.</exception>
    internal static void RequireShort(Structure ligand)
    {
        if (!ligand.HasBondOrders || IsDrawn(ligand))
            return;
        foreach (var bond in ligand.Bonds)
        {
            var length = ligand.Positions[bond.First].DistanceTo(ligand.Positions[bond.Second]);
            if (IsMetal(ligand, bond.First) || IsMetal(ligand, bond.Second)
                || length <= Radii(ligand, bond.First, bond.Second) + Stretched)
                continue;
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{ligand.Source}: {Label(ligand, bond.First)} and {Label(ligand, bond.Second)} are stated as "
                        + $"bonded and lie {length:0.0#} Å apart, farther than any bond reaches."),
                "Check that the bonds go with the order of the atoms and that all coordinates were written, or export "
                    + "the molecule again.");
        }
    }

    /// <summary>Refuses parts that no stated bond joins though they lie as near as bonded atoms do.</summary>
    /// <param name="ligand">The record, with its bonds.</param>
    /// <param name="parts">Its atoms by the part they belong to.</param>
    /// <exception cref="GlimpseException">Two parts touch.</exception>
    internal static void RequireApart(Structure ligand, IReadOnlyList<List<int>> parts)
    {
        if (parts.Count < 2 || IsDrawn(ligand))
            return;
        var partOf = new int[ligand.Atoms.Length];
        for (var part = 0; part < parts.Count; part++)
            parts[part].ForEach(atom => partOf[atom] = part);
        var bondable = Enumerable.Range(0, partOf.Length).Where(atom => !IsMetal(ligand, atom)).ToList();
        var cells = new CellList(ligand.Positions, bondable, Longest);
        foreach (var atom in bondable.Take(MostLookedAt))
        {
            foreach (var other in cells.Near(ligand.Positions[atom], Longest))
            {
                if (other <= atom || partOf[other] == partOf[atom])
                    continue;
                var length = ligand.Positions[atom].DistanceTo(ligand.Positions[other]);
                if (length > Radii(ligand, atom, other) + Bonded)
                    continue;
                throw new GlimpseException(
                    GlimpseErrorCode.BadInput,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{ligand.Source}: {Label(ligand, atom)} and {Label(ligand, other)} lie {length:0.0#} Å "
                            + $"apart, as bonded atoms do, but no bonds join the parts that they belong to."),
                    "Add the missing bond or export the molecule again; given as PDB, its bonds are perceived.");
            }
        }
    }

    /// <summary>All in the plane of the paper, where lengths say nothing.</summary>
    private static bool IsDrawn(Structure ligand) =>
        ligand.Positions.All(place => place.Z == ligand.Positions[0].Z);

    /// <summary>With the number of the atom, as names needn't tell atoms apart.</summary>
    private static string Label(Structure ligand, int atom) =>
        string.Create(CultureInfo.InvariantCulture, $"{ligand.Describe(atom)} (atom {ligand.Atoms[atom].Serial})");

    private static bool IsMetal(Structure ligand, int atom) => ligand.Atoms[atom].Element.IsMetal;

    private static double Radii(Structure ligand, int first, int second) =>
        ligand.Atoms[first].Element.CovalentRadius + ligand.Atoms[second].Element.CovalentRadius;
}
