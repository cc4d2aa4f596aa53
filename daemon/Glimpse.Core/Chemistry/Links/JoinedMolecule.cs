using System.Collections.Immutable;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Chemistry.Receptor;
using Glimpse.Core.Chemistry.Residues;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Links;

/// <summary>
/// A ligand and the residues that it is bonded to, perceived as the one molecule that they are, with what those
/// residues are bonded to in their turn. Then it is cut: what each atom is stays.
/// </summary>
internal sealed class JoinedMolecule
{
    private readonly Structure structure;
    private readonly ImmutableArray<CutBond> bonds;
    private readonly PerceivedMolecule whole;
    private readonly int[] receptorAtoms;
    private readonly int ligandAtoms;

    private JoinedMolecule(
        Structure structure,
        ImmutableArray<CutBond> bonds,
        PerceivedMolecule whole,
        int ligandAtoms,
        int[] receptorAtoms)
    {
        this.structure = structure;
        this.bonds = bonds;
        this.whole = whole;
        this.ligandAtoms = ligandAtoms;
        this.receptorAtoms = receptorAtoms;
    }

    /// <summary>Perceives them from their geometry.</summary>
    /// <param name="ligand">The ligand.</param>
    /// <param name="environment">The receptor.</param>
    /// <param name="cut">The bonds between them.</param>
    /// <param name="cancellation">Cancels.</param>
    internal static JoinedMolecule Perceive(
        Structure ligand,
        ReceptorEnvironment environment,
        ImmutableArray<CutBond> cut,
        CancellationToken cancellation)
    {
        var receptor = environment.Receptor;
        int[] residues = [.. cut.Select(bond => receptor.Atoms[bond.Protein].Residue).Distinct().Order()];
        var own = residues.SelectMany(residue => receptor.Residues[residue].AtomIndices).ToList();
        int[] others =
        [
            .. own.Concat(residues.SelectMany(residue => HeteroTyper.Context(environment, residue))).Distinct(),
        ];
        var place = others.Index().ToDictionary(pair => pair.Item, pair => ligand.Atoms.Length + pair.Index);
        ImmutableArray<CutBond> across = [.. cut.Select(bond => new CutBond(bond.Ligand, place[bond.Protein]))];
        var joined = new Structure
        {
            Source = ligand.Source,
            Atoms =
            [
                .. ligand.Atoms,
                .. others.Select(atom =>
                    receptor.Atoms[atom] with
                    {
                        Residue = receptor.Atoms[atom].Residue + ligand.Residues.Length,
                    }),
            ],
            Positions = [.. ligand.Positions, .. others.Select(atom => receptor.Positions[atom])],
            Residues = [.. ligand.Residues, .. receptor.Residues],
            Bonds =
            [
                .. ligand.Bonds,
                .. receptor.Bonds.Where(bond => place.ContainsKey(bond.First) && place.ContainsKey(bond.Second))
                    .Select(bond => bond with { First = place[bond.First], Second = place[bond.Second] }),
                .. across.Select(bond => new Bond(bond.Ligand, bond.Protein, BondOrder.Unknown)),
            ],
        };
        var perceived = MoleculePerception.Perceive(
            joined,
            [.. Enumerable.Range(0, joined.Atoms.Length)],
            environment.MetalPositions,
            template: null,
            cancellation);
        return new JoinedMolecule(joined, across, perceived, ligand.Atoms.Length, others);
    }

    /// <summary>What the ligand is, of the whole.</summary>
    internal PerceivedMolecule Ligand()
    {
        var kept = Enumerable
            .Range(0, whole.SourceAtoms.Length)
            .Where(atom => whole.SourceAtoms[atom] < ligandAtoms)
            .ToList();
        var place = kept.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var names = Enumerable
            .Range(0, ligandAtoms)
            .Select(structure.ResidueOf)
            .Distinct()
            .Select(id => id.ToString())
            .ToList();
        var hasStandard = Enumerable
            .Range(0, ligandAtoms)
            .Any(atom => ResidueTemplates.TryFind(structure.ResidueOf(atom).Name, out _));
        return new PerceivedMolecule(
            new Molecule(
                [.. kept.Select(atom => whole.Molecule.Atoms[atom])],
                [
                    .. whole
                        .Molecule.Bonds.Where(bond => place.ContainsKey(bond.First) && place.ContainsKey(bond.Second))
                        .Select(bond => bond with { First = place[bond.First], Second = place[bond.Second] }),
                ],
                [
                    .. whole
                        .Molecule.Rings.Where(ring => ring.All(place.ContainsKey))
                        .Select(ring => ring.Select(atom => place[atom]).ToImmutableArray()),
                ]),
            [.. kept.Select(atom => whole.SourceAtoms[atom])],
            [
                .. whole
                    .Remarks.Where(remark => hasStandard || remark.Code != "residues-by-name")
                    .Select(AsOfLigand)
                    .Where(remark =>
                        names.Exists(name =>
                            remark.Where == name || remark.Where!.StartsWith($"{name} ", StringComparison.Ordinal))),
            ])
        {
            GivenHydrogens = [.. kept.Select(atom => whole.GivenHydrogens[atom])],
        };

        // What is said of the whole is said of the ligand.
        Remark AsOfLigand(Remark remark) =>
            remark.Where is not null
            && (remark.Code == "residues-by-name" || remark.Code.StartsWith("bond-orders", StringComparison.Ordinal))
                ? remark with
                {
                    Message = remark.Message.Replace(remark.Where!, names[0], StringComparison.Ordinal),
                    Where = names[0],
                }
                : remark;
    }

    /// <summary>
    /// The traits of a ligand that states its own orders, with the bonds in place: what it is bonded to is as the
    /// whole has it, and a hydrogen makes room for each bond.
    /// </summary>
    internal AtomKind[] KindsOf(PerceivedMolecule stated)
    {
        var atoms = stated.Molecule.Atoms.ToBuilder();
        var molecule = stated.Molecule.Bonds.ToBuilder();
        var place = new Dictionary<int, int>();
        foreach (var (index, source) in whole.SourceAtoms.Index())
        {
            if (source < ligandAtoms)
                continue;
            place[index] = atoms.Count;
            atoms.Add(whole.Molecule.Atoms[index]);
        }

        molecule.AddRange(
            whole
                .Molecule.Bonds.Where(bond => place.ContainsKey(bond.First) && place.ContainsKey(bond.Second))
                .Select(bond => bond with { First = place[bond.First], Second = place[bond.Second] }));
        foreach (var bond in bonds)
        {
            var (own, other) = (stated.SourceAtoms.IndexOf(bond.Ligand), whole.SourceAtoms.IndexOf(bond.Protein));
            var order = whole
                .Molecule.Bonds.First(it => IsBetween(it, whole.SourceAtoms.IndexOf(bond.Ligand), other))
                .Order;
            order = atoms[own].Hydrogens >= order ? order : 1;
            atoms[own] = atoms[own] with { Hydrogens = Math.Max(0, atoms[own].Hydrogens - order) };
            molecule.Add(new MoleculeBond(own, place[other], order, IsAromatic: false));
        }

        var rings = whole
            .Molecule.Rings.Where(ring => ring.All(place.ContainsKey))
            .Select(ring => ring.Select(atom => place[atom]).ToImmutableArray());
        return AtomKind.Of(
            new Molecule(atoms.ToImmutable(), molecule.ToImmutable(), [.. stated.Molecule.Rings, .. rings]));
    }

    /// <summary>
    /// The traits of all atoms of the whole: of the ligand's, and by <see cref="KindsOfReceptor"/> of the
    /// residues'.
    /// </summary>
    internal AtomKind[] KindsOfLigand() =>
        [
            .. AtomKind
                .Of(whole.Molecule)
                .Index()
                .Where(pair => whole.SourceAtoms[pair.Index] < ligandAtoms)
                .Select(pair => pair.Item),
        ];

    /// <summary>The traits of the residues' atoms, by their index in the receptor.</summary>
    internal Dictionary<int, AtomKind> KindsOfReceptor() =>
        AtomKind.Of(whole.Molecule).Index().Where(pair => whole.SourceAtoms[pair.Index] >= ligandAtoms)
            .ToDictionary(pair => receptorAtoms[whole.SourceAtoms[pair.Index] - ligandAtoms], pair => pair.Item);

    private static bool IsBetween(MoleculeBond bond, int first, int second) =>
        (bond.First == first && bond.Second == second) || (bond.First == second && bond.Second == first);
}
