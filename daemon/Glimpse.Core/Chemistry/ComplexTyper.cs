using System.Collections.Immutable;
using Glimpse.Core.Chemistry.Receptor;
using Glimpse.Core.Chemistry.Warnings;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry;

/// <summary>Makes a typed complex of a ligand and what surrounds it: text in, channels out, an answer for any real structure.</summary>
public static class ComplexTyper
{
    /// <summary>Types a complex and keeps the pocket.</summary>
    /// <param name="ligand">The ligand's atoms alone.</param>
    /// <param name="receptor">Everything else in the structure, waters and all.</param>
    /// <param name="options">What counts as protein.</param>
    /// <param name="template">Where the ligand's bond orders and charges come from instead, if given.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GlimpseException">No protein is near the ligand, or the template is another molecule.</exception>
    public static TypedComplex Type(
        Structure ligand, Structure receptor, ComplexOptions options, LigandTemplate? template = null, CancellationToken cancellation = default)
    {
        var complex = Assemble([(ligand, template)], receptor, options, cancellation);
        return complex with { Remarks = [.. complex.Remarks, .. OutsideBoxWarning.Find(complex), .. SiteWarnings.Of(complex, ligand, receptor)] };
    }

    /// <summary>
    /// Types two ligands in one protein: the pocket is that of both, and the protein's states are those that suit both, so that
    /// nothing but the ligands differs.
    /// </summary>
    /// <param name="ligand">The ligand's atoms alone.</param>
    /// <param name="reference">The ligand to compare it with, in the same coordinate frame.</param>
    /// <param name="receptor">Everything else in the structure, waters and all.</param>
    /// <param name="options">What counts as protein.</param>
    /// <param name="template">Where the first ligand's bond orders and charges come from instead, if given.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Protein, ligand and reference, in this order.</returns>
    /// <exception cref="GlimpseException">The ligands lie in different sites, no protein is near them, or the template is another molecule.</exception>
    public static TypedComplex TypePair(
        Structure ligand, Structure reference, Structure receptor, ComplexOptions options, LigandTemplate? template = null, CancellationToken cancellation = default)
    {
        LigandsApartWarning.RequireOneSite(ligand, reference, options.PocketCutoff);
        var complex = Assemble([(ligand, template), (reference, null)], receptor, options, cancellation);
        var own = SiteWarnings.Of(Without(complex, isReference: true), ligand, receptor);
        var other = SiteWarnings.Of(Without(complex, isReference: false), reference, receptor);
        return complex with
        {
            Remarks = [.. complex.Remarks, .. OutsideBoxWarning.Find(complex), .. LigandsApartWarning.Find(ligand, reference), .. own.Union(other)],
        };
    }

    private static TypedComplex Without(TypedComplex both, bool isReference) =>
        both.Only(Enumerable.Range(0, both.Atoms.Length).Where(i => both.Atoms[i].Side == Side.Protein || both.Atoms[i].IsReference != isReference));

    private static TypedComplex Assemble(
        ImmutableArray<(Structure Structure, LigandTemplate? Template)> ligands, Structure receptor, ComplexOptions options, CancellationToken cancellation)
    {
        var places = ligands.SelectMany(ligand => HeavyPositions(ligand.Structure)).ToList();
        var environment = new ReceptorEnvironment(receptor, places, options.PocketCutoff);
        var typed = ligands.Select(ligand => LigandTyper.Type(ligand.Structure, environment.MetalPositions, ligand.Template, cancellation)).ToArray();
        var acceptors = typed.SelectMany(ligand => ligand.AcceptorPositions).ToList();
        var residueTyper = new ResidueTyper(environment, new ProtonationStates(environment, acceptors), new ChainEnds(receptor));
        return Join([.. ligands.Zip(typed, (ligand, type) => (ligand.Structure, type))], receptor, index => residueTyper.Type(index, cancellation), options, cancellation);
    }

    /// <summary>Puts typed ligands and the typed residues around them together, in the coordinates of the structures.</summary>
    internal static TypedComplex Join(
        ImmutableArray<(Structure Structure, TypedLigand Typed)> ligands, Structure receptor, Func<int, TypedResidue> typeOf, ComplexOptions options, CancellationToken cancellation)
    {
        var places = ligands.SelectMany(ligand => HeavyPositions(ligand.Structure)).ToList();
        var atoms = ImmutableArray.CreateBuilder<TypedAtom>();
        var positions = ImmutableArray.CreateBuilder<Point3>();
        var bonds = ImmutableArray.CreateBuilder<TypedBond>();
        var remarks = ImmutableArray.CreateBuilder<Remark>();
        remarks.AddRange(ligands[0].Structure.Remarks);
        remarks.AddRange(ligands[0].Typed.Remarks);
        foreach (var (structure, ligand) in ligands.Skip(1))
            remarks.AddRange(structure.Remarks.Concat(ligand.Remarks).Select(remark => remark with { Message = $"Reference: {remark.Message}" }));
        var pocket = Pocket.ResiduesWithin(receptor, places, options, remarks).ToList();
        remarks.InsertRange(ligands[0].Structure.Remarks.Length, SeenRemarks.Of(receptor, pocket).Except(ligands[0].Structure.Remarks));
        foreach (var index in pocket)
        {
            cancellation.ThrowIfCancellationRequested();
            var residue = typeOf(index);
            remarks.AddRange(residue.Remarks);
            foreach (var (atom, set) in residue.Atoms)
                Add(receptor, Side.Protein, atom, set, isReference: false);
        }

        if (atoms.Count == 0)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"No protein atom lies within {options.PocketCutoff} Å of ligand {ligands[0].Structure.ResidueOf(0)} of {ligands[0].Structure.Source}.",
                "Give a ligand that is placed in the protein's binding site, in the same coordinate frame.");
        }

        for (var i = 0; i < ligands.Length; i++)
        {
            bonds.AddRange(ligands[i].Typed.Bonds.Select(bond => bond with { First = bond.First + atoms.Count, Second = bond.Second + atoms.Count }));
            foreach (var (atom, set) in ligands[i].Typed.Atoms)
                Add(ligands[i].Structure, Side.Ligand, atom, set, isReference: i > 0);
        }

        foreach (var element in atoms.Select(atom => atom.Element).Distinct().Where(element => !element.HasKnownVdwRadius))
        {
            remarks.Add(Remark.Assumption(
                "default-radius", $"{element} has no radius in the scheme glimpse-8: {Element.DefaultVdwRadius} Å taken."));
        }

        return new TypedComplex(atoms.ToImmutable(), positions.ToImmutable(), remarks.ToImmutable()) { Bonds = bonds.ToImmutable() };

        void Add(Structure source, Side side, int atom, ChannelSet set, bool isReference)
        {
            var it = source.Atoms[atom];
            atoms.Add(new TypedAtom(side, source.ResidueOf(atom), it.Name, it.Element, set, it.Element.VdwRadius, atom, isReference)
            {
                Operation = source.Residues[it.Residue].Operation,
            });
            positions.Add(source.Positions[atom]);
        }
    }

    internal static IEnumerable<Point3> HeavyPositions(Structure ligand) =>
        Enumerable.Range(0, ligand.Atoms.Length).Where(i => !ligand.Atoms[i].Element.IsHydrogen).Select(i => ligand.Positions[i]);
}
