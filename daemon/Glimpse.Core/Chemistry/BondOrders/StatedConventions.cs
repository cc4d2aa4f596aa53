using System.Globalization;
using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>
/// Rewrites the usual ways in which files write acids and guanidines that can't be: every terminal O of a carboxylate,
/// phosphate or sulfonate double-bonded, with the charge on the centre (X-TOOL and with it PDBbind's SDF), all of them
/// single-bonded (MOL2 with P.3 and O.co2), three C=N at one carbon. Dipole forms such as [P+]([O-])([O-])[O-] become
/// the usual ones: the group's net charge decides.
/// </summary>
internal sealed class StatedConventions
{
    private const int OxoDegree = 4;

    private readonly MolecularGraph graph;
    private readonly bool[] isAromatic;
    private readonly int[] stated;
    private readonly Shape? shape;
    private readonly List<StatedRepair> repairs = [];

    private StatedConventions(MolecularGraph graph, bool[] isAromatic, int[] stated, Shape? shape)
    {
        this.graph = graph;
        this.isAromatic = isAromatic;
        this.stated = stated;
        this.shape = shape;
    }

    /// <summary>
    /// Rewrites orders and charges in place; what is said of it comes back, dipole forms without a word.
    /// </summary>
    internal static List<StatedRepair> Apply(MolecularGraph graph, bool[] isAromatic, int[] stated, Shape? shape)
    {
        var conventions = new StatedConventions(graph, isAromatic, stated, shape);
        for (var atom = 0; atom < graph.Count; atom++)
        {
            if (
                graph.Elements[atom].AtomicNumber is 7 or 16
                && graph.Degree(atom) == 3
                && !Array.Exists(graph.BondsOf[atom], bond => isAromatic[bond]))
                conventions.GiveOxoOfThree(atom);
            if (graph.Elements[atom].AtomicNumber is 6 or 15 or 16 or 17 or 33 or 34 or 35 or 53
                && !Array.Exists(graph.BondsOf[atom], bond => isAromatic[bond]))
            {
                conventions.Rewrite(atom);
            }
        }

        return conventions.repairs;
    }

    private void Rewrite(int centre)
    {
        var isUsual =
            graph.Charges[centre] == 0 && Bonds(centre) <= Valence.Highest(graph.Elements[centre].AtomicNumber);
        if (isUsual && (graph.Is(centre, Element.C) || graph.Degree(centre) != OxoDegree))
            return;
        while (
            graph.Charges[centre] > 0
            && Terminal(centre, bond => graph.Orders[bond] == 1 && graph.Charges[graph.Other(bond, centre)] == -1)
                is var dipole
                    and >= 0)
        {
            graph.Orders[dipole] = 2;
            graph.Charges[graph.Other(dipole, centre)] = 0;
            graph.Charges[centre]--;
        }

        var given = string.Create(
            CultureInfo.InvariantCulture,
            $"{Bonds(centre)} bonds and charge {graph.Charges[centre]:+0;-0;0}");
        var isRewritten = TakeExcess(centre) | GiveImine(centre) | SpreadCharge(centre) | GiveOxo(centre);
        if (isRewritten)
            repairs.Add(new StatedRepair(centre, given, NameOf(centre)));
    }

    /// <summary>More bonds than the centre can have: terminal O become O-, surplus C=N single.</summary>
    private bool TakeExcess(int centre)
    {
        var changed = false;
        while (
            graph.Degree(centre) <= MostNeighbours(centre)
            && Bonds(centre) > Valence.Highest(graph.Elements[centre].AtomicNumber))
        {
            var oxo = Terminal(centre, bond => graph.Orders[bond] == 2 && IsBare(graph.Other(bond, centre)));
            if (oxo >= 0)
            {
                graph.Orders[oxo] = 1;
                graph.Charges[graph.Other(oxo, centre)] = -1;
                graph.Charges[centre] = Math.Min(graph.Charges[centre] + 1, 0);
            }
            else if (graph.BondsOf[centre].FirstOrDefault(bond => IsImine(centre, bond), -1) is var imine and >= 0
                && graph.BondsOf[centre].Count(bond => IsImine(centre, bond)) > 1)
            {
                graph.Orders[imine] = 1;
            }
            else
            {
                return changed;
            }

            changed = true;
        }

        return changed;
    }

    /// <summary>
    /// A charge on a centre whose valence is full belongs to a single-bonded terminal O, or to the N of a C=N.
    /// </summary>
    private bool SpreadCharge(int centre)
    {
        var changed = false;
        while (
            graph.Charges[centre] < 0
            && IsFull(centre)
            && Terminal(centre, bond => graph.Orders[bond] == 1 && IsBare(graph.Other(bond, centre)))
                is var oxide
                    and >= 0)
        {
            graph.Charges[graph.Other(oxide, centre)] = -1;
            graph.Charges[centre]++;
            changed = true;
        }

        if (graph.Charges[centre] == 1 && graph.Is(centre, Element.C) && IsFull(centre)
            && graph.BondsOf[centre].FirstOrDefault(bond => IsImine(centre, bond), -1) is var imine and >= 0)
        {
            graph.Charges[graph.Other(imine, centre)] = 1;
            graph.Charges[centre] = 0;
            changed = true;
        }

        return changed;
    }

    /// <summary>
    /// The carbocation of an amidine or guanidine, all of whose bonds are single: its shortest C-N is the double one.
    /// </summary>
    private bool GiveImine(int centre)
    {
        if (
            !graph.Is(centre, Element.C)
            || graph.Charges[centre] != 1
            || graph.Degree(centre) != 3
            || graph.OrderSum(centre) != 3)
            return false;
        var amines = graph
            .BondsOf[centre]
            .Where(bond =>
                graph.Is(graph.Other(bond, centre), Element.N)
                && graph.Charges[graph.Other(bond, centre)] == 0
                && graph.PiBonds(graph.Other(bond, centre)) == 0)
            .ToList();
        if (amines.Count < 2)
            return false;
        graph.Orders[amines.MinBy(bond => (graph.Degree(graph.Other(bond, centre)), shape?.Length(bond) ?? 0))] = 2;
        return true;
    }

    /// <summary>
    /// Three single bonds and no charge: a sulfoxide's S with one bare terminal O, a nitro group's N with two.
    /// </summary>
    private void GiveOxoOfThree(int centre)
    {
        var wanted = graph.Is(centre, Element.N) ? 2 : 1;
        if (Bonds(centre) != 3 || graph.Charges[centre] != 0 || graph.OrderSum(centre) != 3
            || graph.Neighbours(centre).Count(n => graph.IsTerminal(n, Element.O) && IsBare(n)) != wanted)
        {
            return;
        }

        foreach (
            var bond in graph.BondsOf[centre].Where(bond => graph.IsTerminal(graph.Other(bond, centre), Element.O)))
            graph.Orders[bond] = 2;
        repairs.Add(
            new StatedRepair(centre, "three single bonds and charge 0", wanted == 2 ? "nitro group" : "sulfoxide"));
    }

    /// <summary>P, As or S with four single bonds, no charge and terminal O without hydrogens.</summary>
    private bool GiveOxo(int centre)
    {
        var wanted = graph.Elements[centre].AtomicNumber switch { 15 or 33 => 1, 16 or 34 => 2, _ => 0 };
        if (wanted == 0 || graph.Degree(centre) != OxoDegree || Bonds(centre) != OxoDegree || graph.Charges[centre] != 0
            || graph.Neighbours(centre).Count(n => graph.IsTerminal(n, Element.O) && IsBare(n)) < wanted)
        {
            return false;
        }

        for (var i = 0; i < wanted; i++)
            graph.Orders[Terminal(centre, IsBareHydroxyl, isShortest: true)] = 2;
        return true;

        bool IsBareHydroxyl(int bond) =>
            graph.Orders[bond] == 1
            && graph.Is(graph.Other(bond, centre), Element.O)
            && IsBare(graph.Other(bond, centre));
    }

    /// <summary>A bond to a terminal O or S that fits, by default the longest; -1 when there is none.</summary>
    private int Terminal(int centre, Predicate<int> fits, bool isShortest = false)
    {
        var best = -1;
        foreach (var bond in graph.BondsOf[centre])
        {
            var end = graph.Other(bond, centre);
            if (graph.Degree(end) != 1 || graph.Elements[end].AtomicNumber is not (8 or 16 or 34) || !fits(bond))
                continue;
            if (best < 0 || (shape is not null && shape.Length(bond) < shape.Length(best) == isShortest))
                best = bond;
        }

        return best;
    }

    private int MostNeighbours(int centre) => graph.Is(centre, Element.C) ? OxoDegree - 1 : OxoDegree;

    private bool IsBare(int end) => graph.Charges[end] == 0 && stated[end] <= 0;

    private bool IsImine(int centre, int bond) =>
        graph.Orders[bond] == 2
        && graph.Is(graph.Other(bond, centre), Element.N)
        && graph.Charges[graph.Other(bond, centre)] == 0;

    private int Bonds(int atom) => graph.OrderSum(atom) + Math.Max(stated[atom], 0);

    private bool IsFull(int centre) => Bonds(centre) >= Valence.Highest(graph.Elements[centre].AtomicNumber)
        || (graph.Elements[centre].AtomicNumber is 16 or 34 && graph.PiBonds(centre) > 0);

    private string NameOf(int centre) => graph.Elements[centre].AtomicNumber switch
    {
        6 when graph.Neighbours(centre).Any(n => graph.IsTerminal(n, Element.O)) => "carboxylate",
        6 when graph.Neighbours(centre).Any(n => graph.IsTerminal(n, Element.S)) => "thiocarboxylate",
        6 => "guanidine or amidine",
        15 => "phosphate or phosphonate",
        16 when graph.Degree(centre) < OxoDegree => "sulfinate",
        16 => "sulfate or sulfonate",
        _ => "oxo acid",
    };
}
