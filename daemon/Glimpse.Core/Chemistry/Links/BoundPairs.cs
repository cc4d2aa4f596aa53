using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Links;

/// <summary>
/// Pairs of a ligand's and a protein's atom that a covalent bond or a metal holds together: no contact of theirs is an
/// overlap.
/// </summary>
internal static class BoundPairs
{
    /// <summary>O, N and S bind a metal up to this distance, whatever their traits, Å.</summary>
    private const double MetalReach = 2.8;

    /// <summary>No metal's bond is shorter, Å.</summary>
    private const double ShortestMetalBond = 1.5;

    /// <summary>So many bonds beside a covalent bond two atoms still have no choice of their distance.</summary>
    private const int CovalentReach = 2;

    /// <summary>The same beside the bond of a metal.</summary>
    private const int MetalNeighbours = 1;

    /// <summary>The atoms on the other side that an atom is covalently bonded to.</summary>
    internal static IEnumerable<int> Bonded(TypedComplex complex, int atom) =>
        complex
            .CutBonds.Where(bond => bond.Ligand == atom || bond.Protein == atom)
            .Select(bond => bond.Ligand == atom ? bond.Protein : bond.Ligand);

    /// <summary>True for a metal and an O, N or S of the other side that binds it.</summary>
    internal static bool AreCoordinated(TypedComplex complex, int first, int second)
    {
        var (one, other) = (complex.Atoms[first], complex.Atoms[second]);
        if (
            one.Side == other.Side
            || one.Element.IsMetal == other.Element.IsMetal
            || !Binds((one.Element.IsMetal ? other : one).Element))
            return false;
        return complex.Positions[first].DistanceTo(complex.Positions[second]) is >= ShortestMetalBond and <= MetalReach;
    }

    /// <summary>
    /// The atoms of the other side that an atom is bonded to, and those that are a few bonds from it over such a bond.
    /// </summary>
    internal static HashSet<int> Held(TypedComplex complex, int atom)
    {
        var held = new HashSet<int>();
        var side = complex.Atoms[atom].Side;
        foreach (var (ligand, protein) in complex.CutBonds)
            Add(side == Side.Ligand ? ligand : protein, side == Side.Ligand ? protein : ligand, CovalentReach);
        foreach (var metal in Enumerable.Range(0, complex.Atoms.Length).Where(i => complex.Atoms[i].Element.IsMetal))
        {
            foreach (
                var binder in Enumerable.Range(0, complex.Atoms.Length).Where(i => AreCoordinated(complex, metal, i)))
                Add(
                    complex.Atoms[metal].Side == side ? metal : binder,
                    complex.Atoms[metal].Side == side ? binder : metal,
                    MetalNeighbours);
        }

        return held;

        void Add(int own, int other, int reach)
        {
            var depth = Around(complex, own, reach).FindIndex(shell => shell.Contains(atom));
            if (depth >= 0)
                held.UnionWith(Around(complex, other, reach - depth).SelectMany(shell => shell));
        }
    }

    private static bool Binds(Element element) => element == Element.N || element == Element.O || element == Element.S;

    /// <summary>An atom, its neighbours, theirs and so on.</summary>
    private static List<HashSet<int>> Around(TypedComplex complex, int atom, int reach)
    {
        List<HashSet<int>> shells = [[atom]];
        while (shells.Count <= reach)
            shells.Add([
                .. shells[^1]
                    .SelectMany(next => AtomNeighbours.Of(complex, next))
                    .Where(next => !shells.Exists(shell => shell.Contains(next))),]);
        return shells;
    }
}
