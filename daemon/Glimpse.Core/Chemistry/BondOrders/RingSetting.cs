using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>Which rings an atom or bond is in, and how flat they are.</summary>
internal sealed class RingSetting
{
    private const double SmallRing = -2;

    /// <summary>Planarity in nats from which on a ring counts as wholly flat.</summary>
    private const double FullyFlat = 1.5;

    private static readonly LogOdds FivePucker = new(9, -3, -1.88, FullyFlat);
    private static readonly LogOdds SixPucker = new(16, -5, -2.5, FullyFlat);
    private static readonly LogOdds SevenPucker = new(20, -8, -1.5, 0.5);

    private readonly double[] planarity;
    private readonly int[] smallest;
    private readonly bool[] bondInRing;
    private readonly double[] atomInBenzene;
    private readonly bool[] bondInBenzene;
    private readonly int[] timesInRing;
    private readonly int[] possibleDonors;
    private readonly int[] donorsInFive;
    private readonly bool[] acceptorOnRing;
    private readonly bool[] acceptorOnSystem;

    internal RingSetting(MolecularGraph graph, Shape shape, int[][] rings)
    {
        planarity = new double[graph.Count];
        smallest = new int[graph.Count];
        bondInRing = new bool[graph.Bonds.Length];
        atomInBenzene = new double[graph.Count];
        bondInBenzene = new bool[graph.Bonds.Length];
        timesInRing = new int[graph.Count];
        possibleDonors = new int[graph.Count];
        donorsInFive = new int[graph.Count];
        acceptorOnRing = new bool[graph.Count];
        acceptorOnSystem = new bool[graph.Count];
        Array.Fill(planarity, double.NegativeInfinity);
        foreach (var ring in rings)
        {
            var planar = PlanarRing(shape, ring);
            var isBenzene = ring.Length == 6 && IsCarbocycle(graph, ring);
            var flat = Math.Clamp(planar / FullyFlat, 0, 1);
            var candidates = ring.Count(atom => graph.Is(atom, Element.N) && graph.Degree(atom) == 2);
            var donors = ring.Count(atom => IsDonor(graph, atom));
            for (var i = 0; i < ring.Length; i++)
            {
                var atom = ring[i];
                timesInRing[atom]++;
                possibleDonors[atom] = Math.Max(possibleDonors[atom], ring.Length == 5 && donors == 0 ? candidates : 0);
                if (ring.Length == 5)
                    donorsInFive[atom] = Math.Max(donorsInFive[atom], donors);
                smallest[atom] = smallest[atom] == 0 ? ring.Length : Math.Min(smallest[atom], ring.Length);
                planarity[atom] = Math.Max(planarity[atom], planar);
                var bond = graph.BondBetween(atom, ring[(i + 1) % ring.Length]);
                bondInRing[bond] = true;
                if (!isBenzene)
                    continue;
                atomInBenzene[atom] = Math.Max(atomInBenzene[atom], flat);
                bondInBenzene[bond] = true;
            }
        }

        FindAcceptors(graph, rings);
    }

    /// <summary>The size of an atom's smallest ring, 0 for none.</summary>
    internal int Smallest(int atom) => smallest[atom];

    internal bool InRing(int bond) => bondInRing[bond];

    /// <summary>Log-odds that the carbons of an atom's flattest ring are sp2; 0 outside rings.</summary>
    internal double Planarity(int atom) => double.IsNegativeInfinity(planarity[atom]) ? 0 : planarity[atom];

    /// <summary>0 for a chain or a puckered ring to 1 for a flat one.</summary>
    internal double Flatness(int atom) => Math.Clamp(Planarity(atom) / FullyFlat, 0, 1);

    /// <summary>
    /// For a bond that ends at a six-membered ring of carbons and isn't part of any: how flat that ring is, 0 to 1.
    /// Else 0, also in a five-membered ring with an atom that gives two electrons: substituted 2H-indazoles and
    /// benzofurazans are quinoid by their nature.
    /// </summary>
    internal double LeavesBenzene(int bond, int first, int second) =>
        bondInBenzene[bond] || (donorsInFive[first] > 0 && donorsInFive[second] > 0)
            ? 0 : Math.Max(atomInBenzene[first], atomInBenzene[second]);

    /// <summary>True when every atom of a ring lies in a ring this flat.</summary>
    internal bool IsFlat(int[] ring, double least) => Array.TrueForAll(ring, atom => Flatness(atom) >= least);

    /// <summary>True for an atom that two rings share.</summary>
    internal bool IsFusion(int atom) => timesInRing[atom] > 1;

    /// <summary>
    /// In a five-membered ring in which no atom but an N-H can give two electrons: how many could be it; else 0.
    /// </summary>
    internal int PossibleDonors(int atom) => possibleDonors[atom];

    /// <summary>True when an atom that gives two electrons shares a five-membered ring with another such.</summary>
    internal bool HasOtherDonor(int atom) => donorsInFive[atom] > 1;

    /// <summary>
    /// True when a ring of the atom bears a terminal O, S or N or an N that could take a double bond.
    /// </summary>
    internal bool HasAcceptorOnRing(int atom) => acceptorOnRing[atom];

    /// <summary>The same for the atom's rings and those fused to them.</summary>
    internal bool HasAcceptorOnSystem(int atom) => acceptorOnSystem[atom];

    private static bool IsCarbocycle(MolecularGraph graph, int[] ring)
    {
        foreach (var atom in ring)
        {
            if (!graph.Is(atom, Element.C))
                return false;
        }

        return true;
    }

    private void FindAcceptors(MolecularGraph graph, int[][] rings)
    {
        foreach (var ring in rings)
        {
            if (Array.Exists(ring, atom => HasAcceptor(graph, atom)))
                MarkAll(ring, acceptorOnRing);
        }

        foreach (var ring in rings)
        {
            if (Array.Exists(ring, atom => acceptorOnRing[atom]))
                MarkAll(ring, acceptorOnSystem);
        }
    }

    private static void MarkAll(int[] ring, bool[] marks)
    {
        foreach (var atom in ring)
            marks[atom] = true;
    }

    private bool HasAcceptor(MolecularGraph graph, int atom) =>
        graph.Degree(atom) > 2
        && Array.Exists(graph.BondsOf[atom], bond => !bondInRing[bond] && IsAcceptor(graph, graph.Other(bond, atom)));

    private static bool IsAcceptor(MolecularGraph graph, int atom) => graph.Elements[atom].AtomicNumber switch
    {
        7 => graph.Degree(atom) <= 2,
        8 or 16 => graph.Degree(atom) == 1,
        _ => false,
    };

    /// <summary>O, S, Se or N that gives a ring two electrons whatever the orders are.</summary>
    private static bool IsDonor(MolecularGraph graph, int atom) => graph.Elements[atom].AtomicNumber switch
    {
        7 => graph.Degree(atom) == 3,
        8 or 16 or 34 => graph.Degree(atom) == 2,
        _ => false,
    };

    private static double PlanarRing(Shape shape, int[] ring) => ring.Length switch
    {
        3 or 4 => SmallRing,
        5 => FivePucker.Of(shape.Pucker(ring)),
        6 => SixPucker.Of(shape.Pucker(ring)),
        7 => SevenPucker.Of(shape.Pucker(ring)),
        _ => 0,
    };
}
