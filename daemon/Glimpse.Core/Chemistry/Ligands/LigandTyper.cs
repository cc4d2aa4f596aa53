using System.Collections.Immutable;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Ligands;

/// <summary>Types a ligand by itself.</summary>
internal static class LigandTyper
{
    /// <summary>Perceives a ligand and assigns its traits.</summary>
    /// <param name="ligand">Its atoms alone.</param>
    /// <param name="metals">Positions (Å) of the metals around it.</param>
    /// <param name="template">Where its bond orders and charges come from instead, if given.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GlimpseException">The template is another molecule.</exception>
    internal static TypedLigand Type(
        Structure ligand,
        IReadOnlyList<Point3> metals,
        LigandTemplate? template,
        CancellationToken cancellation)
    {
        var perceived = Perceive(ligand, metals, template, cancellation);
        return Type(ligand, perceived, AtomKind.Of(perceived.Molecule));
    }

    /// <summary>Perceives all atoms of a structure as one molecule.</summary>
    internal static PerceivedMolecule Perceive(
        Structure ligand,
        IReadOnlyList<Point3> metals,
        LigandTemplate? template,
        CancellationToken cancellation) =>
        MoleculePerception.Perceive(
            ligand,
            [.. Enumerable.Range(0, ligand.Atoms.Length)],
            metals,
            template,
            cancellation);

    /// <summary>Puts a perceived ligand and what its atoms are together.</summary>
    internal static TypedLigand Type(Structure ligand, PerceivedMolecule perceived, AtomKind[] kinds)
    {
        var atoms = perceived.SourceAtoms.Zip(kinds).ToImmutableArray();
        var rotatable = RotatableBonds.Of(perceived.Molecule).ToHashSet();
        return new TypedLigand(
            atoms,
            [
                .. perceived.Molecule.Bonds.Select(
                    (bond, i) => new TypedBond(bond.First, bond.Second, rotatable.Contains(i))),
            ],
            [
                .. atoms
                    .Where(atom => atom.Second.Traits.HasFlag(AtomTraits.Acceptor))
                    .Select(atom => ligand.Positions[atom.First]),
            ],
            perceived.Remarks,
            new LigandHydrogens(perceived));
    }
}
