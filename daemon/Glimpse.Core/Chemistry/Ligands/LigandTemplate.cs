using System.Collections.Immutable;
using Glimpse.Core.Chemistry.BondOrders;
using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Chemistry.Protonation;
using Glimpse.Core.Chemistry.Smiles;
using Glimpse.Core.Chemistry.Templates;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Chemistry.Ligands;

/// <summary>A molecule whose bond orders and charges are carried over to a ligand that comes without them.</summary>
public sealed class LigandTemplate
{
    private readonly MolecularGraph graph;
    private readonly int[][] rings;
    private readonly bool areHydrogensGiven;
    private readonly ImmutableArray<Remark> remarks;

    /// <summary>
    /// The definitions of a file of several, by the names of their components; empty for one molecule.
    /// </summary>
    private readonly ImmutableArray<(string Name, Lazy<LigandTemplate> Template)> components = [];

    private LigandTemplate(ImmutableArray<(string Name, Lazy<LigandTemplate> Template)> components)
        : this(new MolecularGraph([], []), [], false, []) => this.components = components;

    private LigandTemplate(MolecularGraph graph, int[][] rings, bool areHydrogensGiven, IEnumerable<Remark> remarks)
    {
        this.remarks = [.. remarks];
        this.graph = graph;
        this.rings = rings;
        this.areHydrogensGiven = areHydrogensGiven;
    }

    /// <summary>Reads a template from SMILES; stereo marks are read and ignored.</summary>
    /// <param name="smiles">The text.</param>
    /// <param name="mostAtoms">Most heavy atoms.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GlimpseException">The text isn't SMILES, an atom has more bonds than it can (the message names
    /// the place), or the molecule is too large.</exception>
    public static LigandTemplate FromSmiles(
        string smiles,
        int mostAtoms = LigandSize.Most,
        CancellationToken cancellation = default)
    {
        var template = SmilesReader.Read(smiles, out var repairs, mostAtoms, cancellation);
        return new LigandTemplate(
            template,
            RingSearch.Find(template, cancellation),
            areHydrogensGiven: false,
            repairs.Select(repair => MoleculePerception.Repaired(repair, SmilesGraph.Describe(template, repair.Atom))));
    }

    /// <summary>Takes a whole structure with bond orders (SDF, MOL2) as the template.</summary>
    /// <param name="structure">The structure.</param>
    /// <param name="mostAtoms">Most heavy atoms.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GlimpseException">The structure has no bond orders, an atom has more bonds than it can, or the
    /// molecule is too large.</exception>
    public static LigandTemplate FromStructure(
        Structure structure,
        int mostAtoms = LigandSize.Most,
        CancellationToken cancellation = default)
    {
        if (!structure.HasBondOrders)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"The template {structure.Source} has no bond orders.",
                "Give the template as SDF, MOL2, SMILES, or the component's CIF with its bonds.");
        }

        if (!structure.OtherComponents.IsEmpty)
        {
            return new LigandTemplate([
                .. structure
                    .OtherComponents.Prepend(structure with { OtherComponents = [] })
                    .Select(one =>
                        (one.Title, new Lazy<LigandTemplate>(() => FromStructure(one, mostAtoms, cancellation)))),]);
        }

        structure = CounterIons.Without(structure);
        BondDistances.RequireShort(structure);
        var count = structure.Atoms.Count(atom => !atom.Element.IsHydrogen);
        if (count > mostAtoms)
            throw LigandSize.TooLarge($"The template {structure.Source}", count, mostAtoms);
        if (!structure.LeftOut.IsEmpty)
            throw structure.LeftOut[0].Refuse(structure.Source);
        var heavy = HeavyAtoms.Of(structure, [.. Enumerable.Range(0, structure.Atoms.Length)]);
        var stated = StatedBonds.Graph(structure, heavy, out var isAromatic);
        var found = RingSearch.Find(stated, cancellation);
        if (StrayAromaticBonds.Find(stated, isAromatic, found) is var stray and >= 0)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"{Describe(stated.Bonds[stray].First)} and {Describe(stated.Bonds[stray].Second)} are stated to have "
                    + $"an aromatic bond, outside any ring.",
                "Give the template with single and double bonds.");
        }

        var shape = new Shape(stated, heavy.Positions);
        heavy.ForgetIncomplete(stated, Needed);
        var repairs = StatedOrders.Complete(stated, isAromatic, heavy.Hydrogens, shape, found, Describe);
        return new LigandTemplate(
            stated,
            found,
            heavy.AreHydrogensGiven,
            [
                .. structure.Remarks.Where(remark => remark.Code == StructureReader.SeveralRecordsCode),
                .. repairs.Select(repair => MoleculePerception.Repaired(repair, Describe(repair.Atom))),
            ]);

        string Describe(int atom) => $"Template {structure.Describe(heavy.Source[atom])}";

        int[] Needed()
        {
            var bare = stated.Clone();
            StatedOrders.Complete(
                bare,
                [.. isAromatic],
                Array.ConvertAll(heavy.Hydrogens, _ => StatedHydrogens.Unknown),
                shape,
                found,
                Describe);
            return bare.Hydrogens;
        }
    }

    /// <summary>Matches the ligand's atoms and gives each the state that its counterpart has at pH 7.4.</summary>
    internal Molecule Transfer(
        Structure structure,
        HeavyAtoms heavy,
        bool[] nearMetal,
        ImmutableArray<Remark>.Builder remarks,
        CancellationToken cancellation)
    {
        if (!components.IsEmpty)
            return ComponentOf(structure).Transfer(structure, heavy, nearMetal, remarks, cancellation);
        var observed = StatedBonds.GraphByDistance(structure, heavy, out _);
        var match = TemplateMatch.Find(
            observed,
            graph,
            new Shape(observed, heavy.Positions),
            atom => structure.Describe(heavy.Source[atom]),
            cancellation);
        heavy.ForgetIncomplete(observed, () => Array.ConvertAll(match, at => at < 0 ? 0 : graph.Hydrogens[at]));
        var state = graph.Clone();
        var metalAtTemplate = new bool[graph.Count];
        for (var atom = 0; atom < match.Length; atom++)
        {
            if (match[atom] >= 0)
                metalAtTemplate[match[atom]] = nearMetal[atom];
        }

        if (!heavy.AreHydrogensGiven && !areHydrogensGiven)
            ProtonationRule.Apply(state, rings, metalAtTemplate);
        ObeyHydrogens(state, heavy, match);
        var residue = structure.ResidueOf(heavy.Source[0]).ToString();
        remarks.AddRange(this.remarks);
        remarks.Add(
            Remark.Assumption(
                "bond-orders-from-template",
                $"Bond orders and charges of {residue} come from the template given.",
                residue));
        var missing =
            graph.Elements.Count(element => !element.IsMetal)
            - match.Count(atom => atom >= 0)
            + Math.Max(
                0,
                graph.Elements.Count(element => element.IsMetal) - heavy.Elements.Count(element => element.IsMetal));
        if (missing > 0)
            remarks.Add(
                Remark.Warning("ligand-incomplete", $"{residue} lacks {missing} heavy atoms of its template.", residue)
            );
        return TemplateMatch.Carry(MoleculeAssembly.Build(state, rings), match, heavy.Elements);
    }

    /// <summary>Of several definitions that of the ligand's name.</summary>
    private LigandTemplate ComponentOf(Structure ligand)
    {
        var names = ligand.Residues.Select(residue => residue.Id.Name).Distinct(StringComparer.Ordinal).ToList();
        var own = components.Where(one => names.Contains(one.Name)).ToList();
        return own is [var (_, template)]
            ? template.Value
            : throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"The template defines {components.Length} components "
                    + $"({string.Join(", ", components.Take(10).Select(one => one.Name))}), "
                    + $"{(own.Count == 0 ? "none" : "several")} of them called as the ligand is "
                    + $"({string.Join(", ", names.Take(10))}).",
                "Give a file with the ligand's definition alone, or name the ligand's residue as the definition does.");
    }

    /// <summary>
    /// Hydrogens that the ligand itself gives state its charges; on aromatic rings they may just mean another tautomer.
    /// </summary>
    private void ObeyHydrogens(MolecularGraph state, HeavyAtoms heavy, int[] match)
    {
        var aromatic = Aromaticity.Perceive(graph, rings);
        for (var atom = 0; atom < match.Length; atom++)
        {
            var at = match[atom];
            if (
                at < 0
                || aromatic.Atoms[at]
                || heavy.Elements[atom] == Element.C
                || heavy.Hydrogens[atom] == StatedHydrogens.Unknown)
                continue;
            var gained = heavy.Hydrogens[atom] - state.Hydrogens[at];
            if (Math.Abs(gained) != 1 || Math.Abs(state.Charges[at] + gained) > 1)
                continue;
            state.Charges[at] += gained;
            state.Hydrogens[at] += gained;
        }
    }
}
