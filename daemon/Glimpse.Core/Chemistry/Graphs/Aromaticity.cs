namespace Glimpse.Core.Chemistry.Graphs;

/// <summary>
/// Aromatic atoms and bonds by RDKit's default model: Hückel's 4n+2 over rings and over fused systems of up to six
/// rings, with the electrons of <see cref="AromaticElectrons"/>.
/// </summary>
internal sealed class Aromaticity
{
    private const int MaxFusedRings = 6;
    private const int MaxFusedRingSize = 24;

    /// <summary>Fused systems are tried up to so many combinations; only cages of dozens of rings come near.</summary>
    private const int MaxCombinations = 20_000;

    private readonly int[] electrons;
    private readonly int[] timesUsed;
    private int combinations;

    private Aromaticity(MolecularGraph graph)
    {
        electrons = new int[graph.Count];
        timesUsed = new int[graph.Count];
        Atoms = new bool[graph.Count];
        Bonds = new bool[graph.Bonds.Length];
    }

    internal bool[] Atoms { get; }

    internal bool[] Bonds { get; }

    /// <summary>Perceives aromaticity from Kekulé orders, charges and hydrogen counts.</summary>
    internal static Aromaticity Perceive(MolecularGraph graph, int[][] rings)
    {
        var result = new Aromaticity(graph);
        if (rings.Length == 0)
            return result;
        var bondsOfRings = Array.ConvertAll(rings, ring => BondsOf(graph, ring));
        var inRing = new bool[graph.Bonds.Length];
        foreach (var bond in bondsOfRings.SelectMany(bonds => bonds))
            inRing[bond] = true;
        Array.Fill(result.electrons, AromaticElectrons.None);
        foreach (var atom in rings.SelectMany(ring => ring).Distinct())
            result.electrons[atom] = AromaticElectrons.Of(graph, atom, inRing);
        var candidates = Enumerable.Range(0, rings.Length)
            .Where(r => Array.TrueForAll(rings[r], atom => result.electrons[atom] >= 0)).ToArray();
        result.TryFusedSystems(candidates, rings, bondsOfRings);
        return result;
    }

    private void TryFusedSystems(int[] candidates, int[][] rings, int[][] bondsOfRings)
    {
        var fusedWith = candidates.ToDictionary(r => r, r => candidates
            .Where(s => s != r && rings[r].Length <= MaxFusedRingSize && rings[s].Length <= MaxFusedRingSize
                && bondsOfRings[r].Count(bond => Array.IndexOf(bondsOfRings[s], bond) >= 0) == 1)
            .ToArray());
        var systems = new List<int[]>();
        foreach (var ring in candidates)
            systems.Add([ring]);

        // Single rings first, then every connected set of two, three ... as long as bonds are left to be marked.
        for (var size = 1; size <= MaxFusedRings && systems.Count > 0; size++)
        {
            foreach (var system in systems)
                TryHueckel(system, rings, bondsOfRings);
            systems = size == MaxFusedRings ? [] : Grow(systems, fusedWith, bondsOfRings);
        }
    }

    private List<int[]> Grow(List<int[]> systems, Dictionary<int, int[]> fusedWith, int[][] bondsOfRings)
    {
        var grown = new List<int[]>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var system in systems)
        {
            foreach (var ring in system)
            {
                foreach (var next in fusedWith[ring])
                {
                    if (Array.IndexOf(system, next) >= 0 || combinations >= MaxCombinations)
                        continue;
                    int[] larger = [.. system.Append(next).Order()];
                    if (!seen.Add(string.Join(',', larger)))
                        continue;
                    combinations++;
                    grown.Add(larger);
                }
            }
        }

        return grown.Exists(system =>
            Array.Exists(system, ring => Array.Exists(bondsOfRings[ring], bond => !Bonds[bond])))
            ? grown
            : [];
    }

    private void TryHueckel(int[] system, int[][] rings, int[][] bondsOfRings)
    {
        foreach (var atom in system.SelectMany(ring => rings[ring]))
            timesUsed[atom]++;
        var sum = 0;
        foreach (var atom in system.SelectMany(ring => rings[ring]))
        {
            // An atom shared by three rings lies inside the perimeter and gives nothing to it.
            if (timesUsed[atom] is 1 or 2)
                sum += electrons[atom];
            timesUsed[atom] = 0;
        }

        if (sum != 2 && (sum < 6 || (sum - 2) % 4 != 0))
            return;
        foreach (var atom in system.SelectMany(ring => rings[ring]))
            Atoms[atom] = true;
        foreach (var shared in system.SelectMany(ring => bondsOfRings[ring]).GroupBy(bond => bond))
        {
            if (shared.Count() == 1)
                Bonds[shared.Key] = true;
        }
    }

    private static int[] BondsOf(MolecularGraph graph, int[] ring)
    {
        var bonds = new int[ring.Length];
        for (var i = 0; i < ring.Length; i++)
            bonds[i] = graph.BondBetween(ring[i], ring[(i + 1) % ring.Length]);
        return bonds;
    }
}
