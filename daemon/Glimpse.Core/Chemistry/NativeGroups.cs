using System.Collections.Immutable;
using Glimpse.Core.Chemistry.Residues;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry;

/// <summary>
/// Groups of the receptor that a ligand takes the place of, as the crystal's own ligand under a docked pose. What one
/// ligand of a series takes the place of is left out for all: else some would be scored in another receptor than the
/// rest.
/// </summary>
public static class NativeGroups
{
    /// <summary>Two atoms that aren't bonded don't come nearer (Å): the shortest hydrogen bonds are 2.4.</summary>
    private const double TooNear = 2.4;

    /// <summary>A metal may be as near as a bond to it; nearer than this (Å) it is where the ligand is.</summary>
    private const double SamePlace = 1.0;

    /// <summary>Atoms of a cofactor in the ligand's place.</summary>
    private const int FewestOfCofactor = 3;

    /// <summary>O, N and S bind a metal up to this distance (Å).</summary>
    private const double MetalBond = 2.8;

    /// <summary>A bond is no longer than the sum of the covalent radii and this (Å).</summary>
    private const double Tolerance = 0.25;

    /// <summary>
    /// The residues that any ligand could take the place of: neither polymer nor bonded to it, nor water.
    /// </summary>
    public static ImmutableArray<int> Candidates(Structure receptor)
    {
        int[] groups =
        [
            .. Enumerable
                .Range(0, receptor.Residues.Length)
                .Where(i =>
                    !HeteroGroups.IsWater(receptor.Residues[i].Id.Name)
                    && !ResidueTemplates.TryFind(receptor.Residues[i].Id.Name, out _)),
        ];
        return groups.Length == 0 ? [] : [.. NotHeld(receptor, groups)];
    }

    /// <summary>Those of them that a ligand takes the place of.</summary>
    /// <param name="receptor">The receptor.</param>
    /// <param name="candidates">What <see cref="Candidates"/> found in it.</param>
    /// <param name="ligand">The ligand.</param>
    public static IEnumerable<int> Under(Structure receptor, ImmutableArray<int> candidates, Structure ligand)
    {
        Point3[] places =
        [
            .. Enumerable
                .Range(0, ligand.Atoms.Length)
                .Where(i => !ligand.Atoms[i].Element.IsHydrogen)
                .Select(i => ligand.Positions[i]),
        ];
        return places.Length == 0
            ? []
            : candidates.Where(residue =>
                receptor.Residues[residue].AtomIndices.Count(atom => IsUnder(receptor, atom, places))
                >= Fewest(receptor, residue));
    }

    /// <summary>
    /// A cofactor beside the ligand may touch it by a slip of the model; only what lies in it with more atoms has its
    /// place.
    /// </summary>
    private static int Fewest(Structure receptor, int residue) =>
        HeteroGroups.IsCofactor(receptor.Residues[residue].Id.Name) ? FewestOfCofactor : 1;

    private static bool IsUnder(Structure receptor, int atom, Point3[] ligand)
    {
        if (receptor.Atoms[atom].Element.IsHydrogen)
            return false;
        var least = receptor.Atoms[atom].Element.IsMetal ? SamePlace : TooNear;
        return Array.Exists(ligand, place => place.SquaredDistanceTo(receptor.Positions[atom]) < least * least);
    }

    /// <summary>
    /// Groups that are held by the polymer, by a covalent bond or by a metal of theirs, belong to it.
    /// </summary>
    private static IEnumerable<int> NotHeld(Structure receptor, int[] groups)
    {
        var polymer = Enumerable.Range(0, receptor.Atoms.Length).Where(i => !receptor.Atoms[i].Element.IsHydrogen
            && ResidueTemplates.TryFind(receptor.ResidueOf(i).Name, out _));
        var cells = new CellList(receptor.Positions, polymer, MetalBond);
        return groups.Where(group =>
            !receptor
                .Residues[group]
                .AtomIndices.Any(atom =>
                    !receptor.Atoms[atom].Element.IsHydrogen
                    && cells.Near(receptor.Positions[atom], MetalBond).Any(other => IsHeld(receptor, atom, other))));
    }

    private static bool IsHeld(Structure receptor, int atom, int polymer)
    {
        var (own, other) = (receptor.Atoms[atom].Element, receptor.Atoms[polymer].Element);
        if (own.IsMetal)
            return other == Element.N || other == Element.O || other == Element.S;
        return receptor.Positions[atom].DistanceTo(receptor.Positions[polymer])
            <= own.CovalentRadius + other.CovalentRadius + Tolerance;
    }
}
