using System.Collections.Immutable;
using Glimpse.Core.Chemistry.BondOrders;
using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Chemistry.Ligands;
using Glimpse.Core.Chemistry.Protonation;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;

namespace Glimpse.Core.Chemistry.Molecules;

/// <summary>
/// Makes a molecule of a ligand or hetero group: from the file's bond orders, from a template, or from elements and
/// coordinates alone; then brings it to its state at pH 7.4. Neither the order of the atoms nor (but where they state
/// another protonation) hydrogens change the answer.
/// </summary>
public static class MoleculePerception
{
    /// <summary>A metal closer than this to an N or S binds it (scheme glimpse-8, "Protonation"). Å.</summary>
    private const double MetalContact = 2.6;

    /// <summary>Perceives a molecule.</summary>
    /// <param name="structure">The structure that holds it.</param>
    /// <param name="atoms">Its atoms, hydrogens included.</param>
    /// <param name="metals">Positions (Å) of metals nearby that aren't among the atoms.</param>
    /// <param name="template">Where bond orders and charges come from instead, if given.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GlimpseException">The template is another molecule, or an atom is given with more bonds than it
    /// can have.</exception>
    public static PerceivedMolecule Perceive(
        Structure structure,
        IReadOnlyList<int> atoms,
        IReadOnlyList<Point3> metals,
        LigandTemplate? template = null,
        CancellationToken cancellation = default)
    {
        var heavy = HeavyAtoms.Of(structure, atoms);
        var remarks = ImmutableArray.CreateBuilder<Remark>();
        var nearMetal = NearMetal(heavy, metals);
        var state = template is not null
            ? template.Transfer(structure, heavy, nearMetal, remarks, cancellation)
            : OfStatedSmiles(structure, atoms, heavy, nearMetal, remarks, cancellation)
                ?? Complete(structure, heavy, nearMetal, remarks, cancellation);
        if (template is not null || structure.Smiles is not null || structure.HasBondOrders)
            remarks.AddRange(RingGeometry.Disagreements(structure, heavy, state));
        return InOrderOf(atoms, heavy, state, remarks.ToImmutable());
    }

    /// <summary>
    /// The state by the SMILES that docking's file states for the whole of it; null where there is none, or it is
    /// another molecule's.
    /// </summary>
    private static Molecule? OfStatedSmiles(
        Structure structure,
        IReadOnlyList<int> atoms,
        HeavyAtoms heavy,
        bool[] nearMetal,
        ImmutableArray<Remark>.Builder remarks,
        CancellationToken cancellation)
    {
        if (structure.Smiles is not { } smiles || atoms.Count != structure.Atoms.Length)
            return null;
        var residue = structure.ResidueOf(heavy.Source[0]).ToString();
        try
        {
            var own = ImmutableArray.CreateBuilder<Remark>();
            var state = LigandTemplate
                .FromSmiles(smiles, LigandSize.MostSettable, cancellation)
                .Transfer(structure, heavy, nearMetal, own, cancellation);
            remarks.AddRange(
                own.Select(remark =>
                    remark.Code != "bond-orders-from-template"
                        ? remark
                        : Remark.Assumption(
                            "bond-orders-from-smiles",
                            $"Bond orders and charges of {residue} come from the SMILES in its file.",
                            residue)));
            return state;
        }
        catch (GlimpseException unlike)
        {
            remarks.Add(
                Remark.Warning(
                    "stated-smiles-unlike",
                    $"The SMILES in the file of {residue} is another molecule's, and wasn't used: {unlike.Message}",
                    residue));
            return null;
        }
    }

    private static Molecule Complete(
        Structure structure,
        HeavyAtoms heavy,
        bool[] nearMetal,
        ImmutableArray<Remark>.Builder remarks,
        CancellationToken cancellation)
    {
        var graph = structure.HasBondOrders
            ? StatedBonds.Graph(structure, heavy, out var isAromatic)
            : StatedBonds.GraphByDistance(structure, heavy, out isAromatic);
        var rings = RingSearch.Find(graph, cancellation);
        var shape = new Shape(graph, heavy.Positions);
        var isStated = structure.HasBondOrders;
        var ligand = structure.ResidueOf(heavy.Source[0]).ToString();
        if (isStated && StrayAromaticBonds.Find(graph, isAromatic, rings) is var stray and >= 0)
        {
            isStated = false;
            remarks.Add(
                Distrusted(
                    ligand,
                    $"The bond of {Describe(graph.Bonds[stray].First)} and {Describe(graph.Bonds[stray].Second)} is "
                        + "stated as aromatic, outside any ring"));
        }
        else if (isStated && !StatedOrderTrust.Deserves(graph, isAromatic, heavy, shape, rings))
        {
            isStated = false;
            remarks.Add(
                Distrusted(
                    ligand,
                    $"All bonds of {ligand} are stated as single, without hydrogens, and its geometry says otherwise"));
        }

        heavy.ForgetIncomplete(graph, Needed);
        if (!isStated)
            return UnchargedForm.Of(
                FromShape(structure, heavy, graph, shape, rings, nearMetal, remarks),
                heavy.Positions);
        var first = remarks.Count;
        var repairs = StatedOrders.Complete(graph, isAromatic, heavy.Hydrogens, shape, rings, Describe);
        remarks.AddRange(repairs.Select(repair => Repaired(repair, Describe(repair.Atom))));
        MetalBoundNitrogen.Settle(graph, rings, heavy.Hydrogens, nearMetal);
        Protonate(structure, heavy, graph, rings, nearMetal, remarks);
        var stated = MoleculeAssembly.Build(graph, rings);
        if (!heavy.AreHydrogensGiven || !ImpossibleHydrogens.Any(stated))
            return stated;

        // Orders that go with such hydrogens are no better.
        var ownRemarks = ImmutableArray.CreateBuilder<Remark>();
        var bonds = new MolecularGraph(graph.Elements, graph.Bonds);
        var own = Perceived(structure, heavy.WithoutHydrogens(structure), bonds, shape, rings, nearMetal, ownRemarks);
        if (ImpossibleHydrogens.Find(stated, own) is not { Atom: >= 0 } impossible)
            return stated;
        while (remarks.Count > first)
            remarks.RemoveAt(remarks.Count - 1);
        remarks.AddRange(ownRemarks);
        remarks.Add(HydrogenRemarks.Refused(structure, heavy, impossible));
        return UnchargedForm.Of(own, heavy.Positions);

        string Describe(int atom) => structure.Describe(heavy.Source[atom]);

        int[] Needed()
        {
            var bare = graph.Clone();
            var unknown = Array.ConvertAll(heavy.Hydrogens, _ => StatedHydrogens.Unknown);
            if (isStated)
                StatedOrders.Complete(bare, [.. isAromatic], unknown, shape, rings, Describe);
            else
                OrdersFromShape.Assign(bare, shape, rings, unknown);
            return bare.Hydrogens;
        }
    }

    /// <summary>What is said of a group that was written in a way that can't be.</summary>
    internal static Remark Repaired(StatedRepair repair, string where) =>
        Remark.Assumption(
            "given-chemistry-repaired",
            $"{where} was given with {repair.Given}, which can't be: it was read as a {repair.Name}.",
            where);

    private static Remark Distrusted(string residue, string why) =>
        Remark.Warning("stated-orders-distrusted", $"{why}: the geometry was believed.", residue);

    /// <summary>
    /// Orders and charges from coordinates and the hydrogens that are given; impossible ones are refused, and odd ones
    /// warned of.
    /// </summary>
    private static Molecule FromShape(
        Structure structure,
        HeavyAtoms heavy,
        MolecularGraph graph,
        Shape shape,
        int[][] rings,
        bool[] nearMetal,
        ImmutableArray<Remark>.Builder remarks)
    {
        if (!heavy.AreHydrogensGiven && !Array.Exists(heavy.Hydrogens, count => count > 0))
            return Perceived(structure, heavy, graph, shape, rings, nearMetal, remarks);
        var (withRemarks, ownRemarks) = (
            ImmutableArray.CreateBuilder<Remark>(),
            ImmutableArray.CreateBuilder<Remark>());
        var own = Perceived(
            structure,
            heavy.WithoutHydrogens(structure),
            graph.Clone(),
            shape,
            rings,
            nearMetal,
            ownRemarks);
        var given = Perceived(structure, heavy, graph, shape, rings, nearMetal, withRemarks);
        if (ImpossibleHydrogens.Find(given, own) is { Atom: >= 0 } impossible)
        {
            remarks.AddRange(ownRemarks);
            remarks.Add(HydrogenRemarks.Refused(structure, heavy, impossible));
            return own;
        }

        remarks.AddRange(withRemarks);
        var said = withRemarks
            .Where(remark => remark.Code == ProtonationRemarks.Obeyed && remark.Where is not null)
            .Select(remark => remark.Where!)
            .ToHashSet();
        remarks.AddRange(HydrogenRemarks.Changed(structure, heavy, given, own, said));
        return given;
    }

    private static Molecule Perceived(
        Structure structure,
        HeavyAtoms heavy,
        MolecularGraph graph,
        Shape shape,
        int[][] rings,
        bool[] nearMetal,
        ImmutableArray<Remark>.Builder remarks)
    {
        var hydrogens = MetalBoundNitrogen.WithoutHydrogen(graph, shape, rings, heavy.Hydrogens, nearMetal);
        PerceiveOrders(structure, heavy, graph, shape, rings, hydrogens, remarks);
        MetalBoundNitrogen.Settle(graph, rings, heavy.Hydrogens, nearMetal);
        Protonate(structure, heavy, graph, rings, nearMetal, remarks);
        return MoleculeAssembly.Build(graph, rings);
    }

    private static void PerceiveOrders(
        Structure structure,
        HeavyAtoms heavy,
        MolecularGraph graph,
        Shape shape,
        int[][] rings,
        int[] hydrogens,
        ImmutableArray<Remark>.Builder remarks)
    {
        var isExact = OrdersFromShape.Assign(graph, shape, rings, hydrogens);
        if (graph.Bonds.Length == 0)
            return;
        var residue = structure.ResidueOf(heavy.Source.Min()).ToString();
        var known = ResidueOrders.Apply(structure, heavy, graph);
        if (known > 0)
            remarks.Add(
                Remark.Assumption(
                    "residues-by-name",
                    $"The standard residues of ligand {residue} have the bonds that their names say.",
                    residue));
        if (known == graph.Count)
            return;
        remarks.Add(Remark.Assumption(
            "bond-orders-perceived", $"Bond orders of {residue} were perceived from its geometry.", residue));
        if (!isExact)
        {
            remarks.Add(Remark.Warning(
                "bond-orders-uncertain",
                $"{residue} is too intricate for a full search of bond orders; the best of those tried were taken.",
                residue));
        }
    }

    private static void Protonate(
        Structure structure,
        HeavyAtoms heavy,
        MolecularGraph graph,
        int[][] rings,
        bool[] nearMetal,
        ImmutableArray<Remark>.Builder remarks)
    {
        bool[] isKnown = [.. Enumerable.Range(0, heavy.Source.Length).Select(heavy.IsProtonationGiven)];
        var broken = ResidueOrders.BrokenEnds(structure, heavy, graph).ToHashSet();
        foreach (var site in ProtonationRule.Apply(graph, rings, nearMetal, isKnown))
        {
            if (site.Carriers is [var end] && broken.Contains(end))
                (graph.Charges[end], graph.Hydrogens[end], graph.ByRule[end]) =
                    (0, graph.Hydrogens[end] - site.Sign, 0);
            else
                remarks.Add(ProtonationRemarks.ByRule(structure, heavy, site));
        }

        foreach (var (atom, rule) in ProtonationRule.Deviations(graph, rings, nearMetal, isKnown))
            remarks.Add(ProtonationRemarks.AsGiven(structure, heavy, graph, atom, rule));
    }

    private static bool[] NearMetal(HeavyAtoms heavy, IReadOnlyList<Point3> metals)
    {
        var own = Enumerable
            .Range(0, heavy.Source.Length)
            .Where(i => heavy.Elements[i].IsMetal)
            .Select(i => heavy.Positions[i]);
        Point3[] all = [.. metals, .. own];
        return Array.ConvertAll(heavy.Positions, position =>
            Array.Exists(all, metal => metal.SquaredDistanceTo(position) is > 0 and <= MetalContact * MetalContact));
    }

    /// <summary>Back from the order of perception to the order in which the atoms were named.</summary>
    private static PerceivedMolecule InOrderOf(
        IReadOnlyList<int> atoms, HeavyAtoms heavy, Molecule molecule, ImmutableArray<Remark> remarks)
    {
        int[] source = [.. atoms.Where(heavy.IndexOf.ContainsKey)];
        var place = new int[source.Length];
        for (var i = 0; i < source.Length; i++)
            place[heavy.IndexOf[source[i]]] = i;
        var ordered = new MoleculeAtom[source.Length];
        for (var i = 0; i < source.Length; i++)
            ordered[place[i]] = molecule.Atoms[i];
        var bonds = molecule
            .Bonds.Select(b =>
                b with
                {
                    First = Math.Min(place[b.First], place[b.Second]),
                    Second = Math.Max(place[b.First], place[b.Second]),
                })
            .OrderBy(b => b.First)
            .ThenBy(b => b.Second);
        var rings = molecule.Rings.Select(ring => ring.Select(atom => place[atom]).ToImmutableArray());
        return new PerceivedMolecule(new Molecule([.. ordered], [.. bonds], [.. rings]), [.. source], remarks)
        {
            GivenHydrogens = [.. source.Select(atom => heavy.HydrogensOn[heavy.IndexOf[atom]])],
        };
    }
}
