namespace Glimpse.Core.Chemistry.Graphs;

/// <summary>
/// What an atom can give to an aromatic ring, after RDKit's default aromaticity model ("The RDKit Book", Aromaticity):
/// the number of pi electrons, or that it can't take part.
/// </summary>
internal static class AromaticElectrons
{
    /// <summary>The atom can't be in an aromatic ring.</summary>
    internal const int None = -1;

    private const int LastRowAllowed = 18;
    private const int Selenium = 34;
    private const int Tellurium = 52;
    private const int Carbon = 6;

    /// <summary>0, 1 or 2 electrons, or <see cref="None"/>.</summary>
    internal static int Of(MolecularGraph graph, int atom, bool[] bondInRing)
    {
        var number = graph.Elements[atom].AtomicNumber;
        if (number > LastRowAllowed && number is not (Selenium or Tellurium))
            return None;
        var valence = Valence.Default(number);
        if (valence <= 1 || graph.Degree(atom) + graph.Hydrogens[atom] > 3)
            return None;
        if (graph.OrderSum(atom) + graph.Hydrogens[atom] > Valence.Default(number - graph.Charges[atom]))
            return None;
        return HasSeveralMultipleBonds(graph, atom) ? None : Donated(graph, atom, valence, bondInRing);
    }

    private static int Donated(MolecularGraph graph, int atom, int valence, bool[] bondInRing)
    {
        var lonePair = Math.Max(
            Valence.OuterElectrons(graph.Elements[atom].AtomicNumber) - valence - graph.Charges[atom],
            0);
        var free = valence - graph.Degree(atom) - graph.Hydrogens[atom] + lonePair;
        if (free > 1 && graph.PiBonds(atom) > 1)
            free = 1;
        var isMultiple = MultipleBond(graph, atom, bondInRing, out var outside);
        switch (free)
        {
            case < 0:
                return None;
            case 0:
                return outside >= 0 ? 0 : isMultiple ? 1 : None;
            case 1 when outside >= 0:
                return DrawsElectrons(graph, outside, atom) ? 0 : 1;
            case 1:
                return isMultiple ? 1
                    : graph.Elements[atom].AtomicNumber == Carbon && graph.Charges[atom] == 1 ? 0
                    : None;
            default:
                if (outside >= 0 && DrawsElectrons(graph, outside, atom))
                    free--;
                return free % 2 == 1 ? 1 : 2;
        }
    }

    /// <summary>
    /// Whether the atom has a multiple bond; <paramref name="outside"/> is the far end of one outside every ring, or
    /// -1.
    /// </summary>
    private static bool MultipleBond(MolecularGraph graph, int atom, bool[] bondInRing, out int outside)
    {
        outside = -1;
        var any = false;
        foreach (var bond in graph.BondsOf[atom])
        {
            if (graph.Orders[bond] < 2)
                continue;
            any = true;
            if (!bondInRing[bond])
                outside = graph.Other(bond, atom);
        }

        return any;
    }

    private static bool HasSeveralMultipleBonds(MolecularGraph graph, int atom)
    {
        var multiple = 0;
        foreach (var bond in graph.BondsOf[atom])
        {
            if (graph.Orders[bond] > 1)
                multiple++;
        }

        return multiple > 1;
    }

    /// <summary>Electronegativity as RDKit ranks it: more outer electrons, then the lighter element.</summary>
    private static bool DrawsElectrons(MolecularGraph graph, int outside, int atom)
    {
        var (far, near) = (graph.Elements[outside].AtomicNumber, graph.Elements[atom].AtomicNumber);
        var difference = Valence.OuterElectrons(far) - Valence.OuterElectrons(near);
        return difference > 0 || (difference == 0 && far < near);
    }
}
