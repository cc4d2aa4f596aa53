using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>
/// Tells orders that a file states from orders that a program had to write: a PDB ligand exported as SDF or MOL2
/// without perception has single bonds only. The geometry must contradict that plainly.
/// </summary>
internal static class StatedOrderTrust
{
    /// <summary>
    /// No single bond is shorter than the sum of the covalent radii (Cordero et al. 2008) by this much; C=O and C=C are
    /// by 0.20 (Å).
    /// </summary>
    private const double Shortening = 0.17;

    /// <summary>Nor are the bonds of a saturated ring on average; those of benzene are by 0.13 (Å).</summary>
    private const double RingShortening = 0.08;

    /// <summary>
    /// Mean torsion along an aromatic ring stays under this; cyclopentane has 25, cyclohexane 55 (degrees).
    /// </summary>
    internal const double FlatRing = 8;

    /// <summary>
    /// The angles at a planar carbon fall short of 360 by less than this; at CH of sp3 by some 30 (degrees).
    /// </summary>
    private const double FlatCentre = 5;

    /// <summary>The three bonds of a guanidine are shorter than single ones by 0.13 (Å).</summary>
    private const double CentreShortening = 0.1;

    private const int LargestFlatRing = 6;
    private const int SmallestFlatRing = 5;

    /// <summary>
    /// False when the file gives neither hydrogens nor charges nor any bond that isn't single, against its own
    /// geometry.
    /// </summary>
    /// <param name="graph">The graph as stated.</param>
    /// <param name="isAromatic">For each bond, whether it is written as aromatic.</param>
    /// <param name="heavy">The atoms.</param>
    /// <param name="shape">Their geometry.</param>
    /// <param name="rings">Their rings.</param>
    internal static bool Deserves(MolecularGraph graph, bool[] isAromatic, HeavyAtoms heavy, Shape shape, int[][] rings)
    {
        if (heavy.AreHydrogensGiven || Array.Exists(isAromatic, is4 => is4)
            || Array.Exists(graph.Orders, order => order > 1) || Array.Exists(graph.Charges, charge => charge != 0))
        {
            return true;
        }

        return !Enumerable.Range(0, graph.Bonds.Length).Any(bond => ShorterBy(graph, shape, bond) > Shortening)
            && !Array.Exists(rings, ring => IsFlatAndShort(graph, shape, ring))
            && !Enumerable.Range(0, graph.Count).Any(atom => IsFlatCentreAndShort(graph, shape, atom));
    }

    private static bool IsFlatCentreAndShort(MolecularGraph graph, Shape shape, int atom) =>
        graph.Is(atom, Element.C) && graph.Degree(atom) == 3 && shape.Pyramidality(atom) < FlatCentre
        && graph.BondsOf[atom].Average(bond => ShorterBy(graph, shape, bond)) > CentreShortening;

    private static bool IsFlatAndShort(MolecularGraph graph, Shape shape, int[] ring)
    {
        if (ring.Length is < SmallestFlatRing or > LargestFlatRing || shape.Pucker(ring) > FlatRing)
            return false;
        var members = ring.ToHashSet();
        return Enumerable.Range(0, graph.Bonds.Length)
            .Where(bond => members.Contains(graph.Bonds[bond].First) && members.Contains(graph.Bonds[bond].Second))
            .Average(bond => ShorterBy(graph, shape, bond)) > RingShortening;
    }

    /// <summary>Å; coordinates that a program left at the origin (a length of nothing) say nothing.</summary>
    private static double ShorterBy(MolecularGraph graph, Shape shape, int bond)
    {
        var (first, second) = graph.Bonds[bond];
        var length = shape.Length(bond);
        return length < Element.H.CovalentRadius
            ? 0
            : graph.Elements[first].CovalentRadius + graph.Elements[second].CovalentRadius - length;
    }
}
