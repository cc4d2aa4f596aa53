using System.Collections.Immutable;
using Glimpse.Core.Chemistry.Ligands;
using Glimpse.Core.Chemistry.Links;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Chemistry.Receptor;
using Glimpse.Core.Chemistry.Warnings;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry;

/// <summary>
/// Makes a typed complex of a ligand and what surrounds it: structures in, traits and channels out, an answer for any
/// real structure.
/// </summary>
public static class ComplexTyper
{
    /// <summary>Types a complex and keeps the pocket.</summary>
    /// <param name="ligand">The ligand's atoms alone.</param>
    /// <param name="receptor">Everything else in the structure, waters and all.</param>
    /// <param name="options">What counts as protein.</param>
    /// <param name="template">Where the ligand's bond orders and charges come from instead, if given.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GlimpseException">No protein is near the ligand, or the template is another
    /// molecule.</exception>
    public static TypedComplex Type(
        Structure ligand,
        Structure receptor,
        ComplexOptions options,
        LigandTemplate? template = null,
        CancellationToken cancellation = default
    ) => Type(new LigandSite(ligand, receptor), options, template, cancellation);

    /// <summary>
    /// Types a complex, with the bonds between ligand and receptor that its file states, and keeps the pocket.
    /// </summary>
    /// <param name="site">The ligand, and everything else in the structure, waters and all.</param>
    /// <param name="options">What counts as protein.</param>
    /// <param name="template">Where the ligand's bond orders and charges come from instead, if given.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GlimpseException">No protein is near the ligand, or the template is another
    /// molecule.</exception>
    public static TypedComplex Type(
        LigandSite site,
        ComplexOptions options,
        LigandTemplate? template = null,
        CancellationToken cancellation = default)
    {
        var complex = Assemble([(site, template)], options, cancellation);
        return complex with
        {
            Remarks =
            [
                .. complex.Remarks,
                .. OutsideBoxWarning.Find(complex),
                .. SiteWarnings.Of(complex, site.Ligand, site.Receptor),
            ],
        };
    }

    /// <summary>
    /// Types two ligands in one protein: the pocket is that of both, and the protein's states are those that suit both,
    /// so that nothing but the ligands differs.
    /// </summary>
    /// <param name="site">The ligand, and everything else in the structure, waters and all.</param>
    /// <param name="reference">The ligand to compare it with, in the same coordinate frame.</param>
    /// <param name="options">What counts as protein.</param>
    /// <param name="template">Where the first ligand's bond orders and charges come from instead, if given.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Protein, ligand and reference, in this order.</returns>
    /// <exception cref="GlimpseException">The ligands lie in different sites, no protein is near them, or the template
    /// is another molecule.</exception>
    public static TypedComplex TypePair(
        LigandSite site,
        Structure reference,
        ComplexOptions options,
        LigandTemplate? template = null,
        CancellationToken cancellation = default)
    {
        var (ligand, receptor) = site;
        LigandsApartWarning.RequireOneSite(ligand, reference, options.Reach);
        var complex = Assemble([(site, template), (new LigandSite(reference, receptor), null)], options, cancellation);
        var own = SiteWarnings.Of(Without(complex, isReference: true), ligand, receptor);
        var other = SiteWarnings.Of(Without(complex, isReference: false), reference, receptor);
        return complex with
        {
            Remarks =
            [
                .. complex.Remarks,
                .. OutsideBoxWarning.Find(complex),
                .. LigandsApartWarning.Find(ligand, reference),
                .. own,
                .. other.Except(own).Select(OfReference),
            ],
        };
    }

    private static Remark OfReference(Remark remark) => remark with { Message = $"Reference: {remark.Message}" };

    private static TypedComplex Without(TypedComplex both, bool isReference) =>
        both.Only(
            Enumerable
                .Range(0, both.Atoms.Length)
                .Where(i => both.Atoms[i].Side == Side.Protein || both.Atoms[i].IsReference != isReference));

    private static TypedComplex Assemble(
        ImmutableArray<(LigandSite Site, LigandTemplate? Template)> ligands,
        ComplexOptions options,
        CancellationToken cancellation)
    {
        var receptor = ligands[0].Site.Receptor;
        var places = ligands.SelectMany(ligand => ligand.Site.Ligand.HeavyPositions()).ToList();
        var displaced = Displaced(receptor, [.. ligands.Select(ligand => ligand.Site)]);
        var environment = new ReceptorEnvironment(
            receptor,
            places,
            ligands.SelectMany(ligand => Metals(ligand.Site.Ligand)),
            displaced,
            options.Reach);
        var typed = ligands
            .Select(ligand =>
                LinkedLigand.Type(
                    ligand.Site.Ligand,
                    environment,
                    ligand.Site.StatedBonds,
                    ligand.Template,
                    cancellation))
            .ToImmutableArray();
        var residueTyper = ResidueTyperFor(environment, typed);
        return Join(
            [.. ligands.Zip(typed, (ligand, type) => (ligand.Site.Ligand, type))],
            receptor,
            displaced,
            index => residueTyper.Type(index, cancellation),
            options,
            cancellation);
    }

    /// <summary>The residues of the receptor that ligands, or others of their series, take the place of.</summary>
    internal static IReadOnlySet<int> Displaced(Structure receptor, ImmutableArray<LigandSite> sites)
    {
        var candidates = NativeGroups.Candidates(receptor);
        return sites
            .SelectMany(site => site.Displaced.Concat(NativeGroups.Under(receptor, candidates, site.Ligand)))
            .ToHashSet();
    }

    /// <summary>What types the residues around ligands.</summary>
    internal static ResidueTyper ResidueTyperFor(ReceptorEnvironment environment, ImmutableArray<LinkedLigand> ligands)
    {
        var acceptors = ligands.SelectMany(ligand => ligand.Typed.AcceptorPositions).ToList();
        return new ResidueTyper(
            environment,
            new ProtonationStates(environment, acceptors),
            new ChainEnds(environment.Receptor),
            ligands);
    }

    /// <summary>Where the metals of a ligand are.</summary>
    internal static IEnumerable<Point3> Metals(Structure ligand) =>
        Enumerable
            .Range(0, ligand.Atoms.Length)
            .Where(i => ligand.Atoms[i].Element.IsMetal)
            .Select(i => ligand.Positions[i]);

    /// <summary>
    /// Puts typed ligands and the typed residues around them together, in the coordinates of the structures.
    /// </summary>
    internal static TypedComplex Join(
        ImmutableArray<(Structure Structure, LinkedLigand Linked)> ligands,
        Structure receptor,
        IReadOnlySet<int> displaced,
        Func<int, TypedResidue> typeOf,
        ComplexOptions options,
        CancellationToken cancellation)
    {
        var places = ligands.SelectMany(ligand => ligand.Structure.HeavyPositions()).ToList();
        var atoms = ImmutableArray.CreateBuilder<TypedAtom>();
        var positions = ImmutableArray.CreateBuilder<Point3>();
        var bonds = ImmutableArray.CreateBuilder<TypedBond>();
        var cut = ImmutableArray.CreateBuilder<CutBond>();
        var hydrogens = ImmutableArray.CreateBuilder<PolarHydrogen>();
        var remarks = ImmutableArray.CreateBuilder<Remark>();
        var names = new ResidueCopies(receptor);
        remarks.AddRange(ligands[0].Structure.Remarks);
        remarks.AddRange(ligands[0].Linked.Typed.Remarks);
        foreach (var (structure, ligand) in ligands.Skip(1))
            remarks.AddRange(
                structure
                    .Remarks.Concat(ligand.Typed.Remarks)
                    .Select(OfReference));
        var pocket = Pocket.ResiduesWithin(receptor, places, displaced, options, remarks).ToList();
        remarks.InsertRange(
            ligands[0].Structure.Remarks.Length,
            SeenRemarks.Of(receptor, pocket).Except(ligands[0].Structure.Remarks));
        foreach (var index in pocket)
        {
            cancellation.ThrowIfCancellationRequested();
            var residue = typeOf(index);
            remarks.AddRange(residue.Remarks);
            foreach (var (atom, kind) in residue.Atoms)
                Add(receptor, Side.Protein, atom, kind, isReference: false);
        }

        if (atoms.Count == 0)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"No protein atom lies within {options.Reach} Å of ligand {ligands[0].Structure.ResidueOf(0)} "
                    + $"of {ligands[0].Structure.Source}.",
                "Give a ligand that is placed in the protein's binding site, in the same coordinate frame.");
        }

        remarks.AddRange(names.Warn(pocket));
        CutSiteWarning.Tell(receptor, places, options.ReachAround(places), remarks);
        ResidueRemarks.Group(remarks);
        var hasCuts = ligands.Any(ligand => !ligand.Linked.Bonds.IsEmpty);
        var inComplex = hasCuts ? atoms.Index().ToDictionary(pair => pair.Item.SourceIndex, pair => pair.Index) : [];
        for (var i = 0; i < ligands.Length; i++)
        {
            var (typed, first) = (ligands[i].Linked.Typed, atoms.Count);
            bonds.AddRange(
                typed.Bonds.Select(bond => bond with { First = bond.First + first, Second = bond.Second + first }));
            cut.AddRange(
                ligands[i]
                    .Linked.Bonds.Where(bond => inComplex.ContainsKey(bond.Protein))
                    .Select(bond => new CutBond(
                        first + typed.Atoms.Index().First(pair => pair.Item.Atom == bond.Ligand).Index,
                        inComplex[bond.Protein])));
            hydrogens.AddRange(
                typed
                    .Hydrogens.In(ligands[i].Structure.Positions)
                    .Select(hydrogen => new PolarHydrogen(first + hydrogen.Atom, hydrogen.Offset)));
            foreach (var (atom, kind) in typed.Atoms)
                Add(ligands[i].Structure, Side.Ligand, atom, kind, isReference: i > 0);
        }

        foreach (var element in atoms.Select(atom => atom.Element).Distinct())
        {
            if (options.Scheme.RemarkOn(element) is { } remark)
                remarks.Add(remark);
        }

        return new TypedComplex(options.Scheme, atoms.ToImmutable(), positions.ToImmutable(), remarks.ToImmutable())
        {
            Bonds = bonds.ToImmutable(),
            CutBonds = cut.ToImmutable(),
            PolarHydrogens = hydrogens.ToImmutable(),
        };

        void Add(Structure source, Side side, int atom, AtomKind kind, bool isReference)
        {
            var it = source.Atoms[atom];
            atoms.Add(
                new TypedAtom(
                    side,
                    side == Side.Protein ? names.Of(it.Residue) : source.ResidueOf(atom),
                    it.Name,
                    it.Element,
                    kind.Traits,
                    it.Element.VdwRadius,
                    atom,
                    isReference)
                {
                    Operation = source.Residues[it.Residue].Operation,
                    Record = it.Record,
                    Bonding = kind.Bonding,
                });
            positions.Add(source.Positions[atom]);
        }
    }
}
