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
    /// <exception cref="GlimpseException">No protein is near the ligand, or the template is another molecule.</exception>
    public static TypedComplex Type(Structure ligand, Structure receptor, ComplexOptions options, LigandTemplate? template = null)
    {
        var heavy = Enumerable.Range(0, ligand.Atoms.Length).Where(i => !ligand.Atoms[i].Element.IsHydrogen).ToList();
        var ligandPositions = heavy.ConvertAll(i => ligand.Positions[i]);
        var environment = new ReceptorEnvironment(receptor, ligandPositions, options.PocketCutoff);
        var perceived = MoleculePerception.Perceive(ligand, [.. Enumerable.Range(0, ligand.Atoms.Length)], environment.MetalPositions, template);
        var channels = ChannelTyper.Assign(perceived.Molecule);
        var acceptors = perceived.SourceAtoms.Where((_, i) => channels[i].HasFlag(ChannelSet.Acceptor))
            .Select(i => ligand.Positions[i]).ToList();
        var residueTyper = new ResidueTyper(environment, new ProtonationStates(environment, acceptors), new ChainEnds(receptor));

        var atoms = ImmutableArray.CreateBuilder<TypedAtom>();
        var positions = ImmutableArray.CreateBuilder<Point3>();
        var remarks = ImmutableArray.CreateBuilder<Remark>();
        remarks.AddRange(ligand.Remarks.Union(receptor.Remarks));
        remarks.AddRange(perceived.Remarks);
        foreach (var index in Pocket.ResiduesWithin(receptor, ligandPositions, options, remarks))
        {
            var typed = residueTyper.Type(index);
            remarks.AddRange(typed.Remarks);
            foreach (var (atom, set) in typed.Atoms)
                Add(receptor, Side.Protein, atom, set);
        }

        if (atoms.Count == 0)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"No protein atom lies within {options.PocketCutoff} Å of ligand {ligand.ResidueOf(0)} of {ligand.Source}.",
                "Give a ligand that is placed in the protein's binding site, in the same coordinate frame.");
        }

        for (var i = 0; i < channels.Length; i++)
            Add(ligand, Side.Ligand, perceived.SourceAtoms[i], channels[i]);
        foreach (var element in atoms.Select(atom => atom.Element).Distinct().Where(element => !element.HasKnownVdwRadius))
        {
            remarks.Add(Remark.Assumption(
                "default-radius", $"{element} has no radius in the scheme glimpse-8: {Element.DefaultVdwRadius} Å taken."));
        }

        var complex = new TypedComplex(atoms.ToImmutable(), positions.ToImmutable(), remarks.ToImmutable());
        return complex with { Remarks = complex.Remarks.AddRange(SiteWarnings.Of(complex, ligand, receptor)) };

        void Add(Structure source, Side side, int atom, ChannelSet set)
        {
            var it = source.Atoms[atom];
            atoms.Add(new TypedAtom(side, source.ResidueOf(atom), it.Name, it.Element, set, it.Element.VdwRadius, atom));
            positions.Add(source.Positions[atom]);
        }
    }
}
