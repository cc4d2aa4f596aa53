using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>
/// What a carbon with a terminal O usually is, whatever its lengths, as worth in nats of C=O over C-OH: acids, esters
/// and amides aren't hydrates, and ring systems whose tautomers are known are lactams.
/// </summary>
internal sealed class CarbonylHabits
{
    private const double Acid = 8;
    private const double EsterOrAmide = 10;
    private const double SaturatedLactam = 3;
    private const double LactamOfSix = 7;
    private const double LactamOfFive = 7.5;

    /// <summary>9,10-anthraquinones and their kin: the quinol reverts to them in air.</summary>
    private const double Anthraquinone = 5;

    /// <summary>An anthracycline's ring of phenols is fused to a ring that is less flat than this.</summary>
    private const double Flat = 0.5;

    /// <summary>No C-OH is shorter than this. Å.</summary>
    private const double Short = 1.28;

    private const double ShortWorth = 3;

    private readonly MolecularGraph graph;
    private readonly Shape shape;
    private readonly RingSetting rings;
    private readonly int[] stated;

    internal CarbonylHabits(MolecularGraph graph, Shape shape, RingSetting rings, int[] stated)
    {
        this.stated = stated;
        this.graph = graph;
        this.shape = shape;
        this.rings = rings;
    }

    /// <summary>
    /// Worth of the double bond to a terminal O whose hydrogens aren't stated; 0 for every other bond.
    /// </summary>
    internal double Worth(int bond)
    {
        var (first, second) = graph.Bonds[bond];
        var (carbon, oxygen) = graph.Is(first, Element.C) ? (first, second) : (second, first);
        if (
            !graph.Is(carbon, Element.C)
            || graph.Degree(carbon) != 3
            || !graph.IsTerminal(oxygen, Element.O)
            || stated[oxygen] != StatedHydrogens.Unknown)
            return 0;
        return Usual(carbon, oxygen) + (shape.Length(bond) < Short ? ShortWorth : 0);
    }

    private double Usual(int carbon, int oxygen)
    {
        var worth = IsAnthraquinone(carbon) ? Anthraquinone : 0;
        foreach (var bond in graph.BondsOf[carbon])
        {
            var other = graph.Other(bond, carbon);
            if (other != oxygen)
                worth = Math.Max(worth, Beside(carbon, other, rings.InRing(bond)));
        }

        return worth;
    }

    private double Beside(int carbon, int other, bool inRing)
    {
        if (graph.IsTerminal(other, Element.O))
            return Acid;
        var isNitrogen = graph.Is(other, Element.N);
        if (!inRing)
            return rings.Smallest(carbon) == 0 && (isNitrogen || graph.Is(other, Element.O)) ? EsterOrAmide : 0;
        var flat = rings.Flatness(carbon);
        return rings.Smallest(carbon) switch
        {
            5 when isNitrogen && IsAzole(other) => 0,
            5 when isNitrogen || graph.Is(other, Element.S) => SaturatedLactam
                + ((LactamOfFive - SaturatedLactam) * flat),
            _ when isNitrogen => SaturatedLactam + ((LactamOfSix - SaturatedLactam) * flat),
            _ => 0,
        };
    }

    /// <summary>A ring carbon between two fused flat rings, with another such C-O across its ring.</summary>
    private bool IsAnthraquinone(int carbon)
    {
        if (!IsBetweenFusions(carbon))
            return false;
        var across = graph
            .Neighbours(carbon)
            .Where(rings.IsFusion)
            .Select(fusion =>
                graph
                    .Neighbours(fusion)
                    .Where(rings.IsFusion)
                    .SelectMany(next => graph.Neighbours(next))
                    .Where(other => other != carbon && IsBetweenFusions(other)))
            .ToArray();
        return across[0].Intersect(across[1]).Any();
    }

    private bool IsBetweenFusions(int carbon) =>
        rings.Smallest(carbon) == 6 && !rings.IsFusion(carbon) && graph.Neighbours(carbon).Count(IsFlatFusion) == 2
        && graph.Neighbours(carbon).Any(n => graph.IsTerminal(n, Element.O));

    private bool IsFlatFusion(int atom) =>
        rings.IsFusion(atom) && Array.TrueForAll(graph.Neighbours(atom), next => rings.Flatness(next) > Flat);

    /// <summary>
    /// N bound to another hetero atom of its ring: pyrazole, isoxazole and isothiazole bear hydroxyl groups, too.
    /// </summary>
    private bool IsAzole(int nitrogen) => graph.Neighbours(nitrogen).Any(n => !graph.Is(n, Element.C));
}
