using Glimpse.Core.Chemistry.Graphs;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>Which rings an atom or bond is in, and how flat they are.</summary>
internal sealed class RingSetting
{
    private readonly double[] planarity;
    private readonly int[] smallest;
    private readonly bool[] bondInRing;

    internal RingSetting(MolecularGraph graph, Shape shape, int[][] rings)
    {
        planarity = new double[graph.Count];
        smallest = new int[graph.Count];
        bondInRing = new bool[graph.Bonds.Length];
        Array.Fill(planarity, double.NegativeInfinity);
        foreach (var ring in rings)
        {
            var planar = PlanarRing(shape, ring);
            for (var i = 0; i < ring.Length; i++)
            {
                var atom = ring[i];
                smallest[atom] = smallest[atom] == 0 ? ring.Length : Math.Min(smallest[atom], ring.Length);
                planarity[atom] = Math.Max(planarity[atom], planar);
                bondInRing[graph.BondBetween(atom, ring[(i + 1) % ring.Length])] = true;
            }
        }
    }

    /// <summary>The size of an atom's smallest ring, 0 for none.</summary>
    internal int Smallest(int atom) => smallest[atom];

    internal bool InRing(int bond) => bondInRing[bond];

    /// <summary>Log-odds that the carbons of an atom's flattest ring are sp2; 0 outside rings.</summary>
    internal double Planarity(int atom) => double.IsNegativeInfinity(planarity[atom]) ? 0 : planarity[atom];

    /// <summary>0 for a chain or a puckered ring to 1 for a flat one.</summary>
    internal double Flatness(int atom) => Math.Clamp(Planarity(atom) / 2, 0, 1);

    private static double PlanarRing(Shape shape, int[] ring) => ring.Length switch
    {
        3 or 4 => -2,
        5 => Math.Clamp((9 - shape.Pucker(ring)) / 3, -2.5, 2),
        6 => Math.Clamp((16 - shape.Pucker(ring)) / 5, -2.5, 2),
        7 => Math.Clamp((20 - shape.Pucker(ring)) / 8, -1.5, 0.5),
        _ => 0,
    };
}
