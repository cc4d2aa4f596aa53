using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Core.Chemistry.Ligands;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Chemistry.Receptor;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Links;

/// <summary>A typed ligand, and what its bonds to the receptor make of the residues there.</summary>
/// <param name="Typed">The ligand.</param>
/// <param name="Bonds">The bonds that were cut.</param>
/// <param name="Kinds">Kinds of the atoms of the bonded residues, by index in the receptor.</param>
internal sealed record LinkedLigand(
    TypedLigand Typed,
    ImmutableArray<CutBond> Bonds,
    IReadOnlyDictionary<int, AtomKind> Kinds)
{
    internal const string Code = "covalent-bond-cut";

    private static readonly string[] Backbone = ["N", "CA", "C", "O", "OXT"];

    /// <summary>Types a ligand, together with what it is bonded to.</summary>
    /// <param name="ligand">Its atoms alone.</param>
    /// <param name="environment">The receptor.</param>
    /// <param name="stated">Bonds to the receptor that the file states.</param>
    /// <param name="template">Where its bond orders and charges come from instead, if given.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GlimpseException">The template is another molecule.</exception>
    internal static LinkedLigand Type(
        Structure ligand,
        ReceptorEnvironment environment,
        ImmutableArray<CutBond> stated,
        LigandTemplate? template,
        CancellationToken cancellation)
    {
        var bonds = CutBonds.Find(ligand, environment, stated);
        var tooLong = CutBonds.TooLong(ligand, environment.Receptor, stated);
        if (bonds.IsEmpty)
        {
            var alone = LigandTyper.Type(ligand, environment.MetalPositions, template, cancellation);
            return new LinkedLigand(
                alone with
                {
                    Remarks = [.. alone.Remarks, .. tooLong],
                },
                bonds,
                new Dictionary<int, AtomKind>());
        }

        var joined = JoinedMolecule.Perceive(ligand, environment, bonds, cancellation);
        var isStated = template is not null || ligand.HasBondOrders || ligand.Smiles is not null;
        var perceived = isStated
            ? LigandTyper.Perceive(ligand, environment.MetalPositions, template, cancellation)
            : joined.Ligand();
        var kinds = isStated ? joined.KindsOf(perceived) : joined.KindsOfLigand();
        var typed = LigandTyper.Type(ligand, perceived, kinds);
        return new LinkedLigand(
            typed with
            {
                Remarks = [.. typed.Remarks, Warn(ligand, environment.Receptor, bonds), .. tooLong],
            },
            bonds,
            joined.KindsOfReceptor());
    }

    /// <summary>
    /// A residue with the kinds that the bond makes of its side chain; the backbone is its template's.
    /// </summary>
    internal TypedResidue Correct(TypedResidue residue, Structure receptor) =>
        Kinds.Count == 0
            ? residue
            : residue with
            {
                Atoms =
                [
                    .. residue.Atoms.Select(it =>
                        !IsBonded(receptor.Atoms[it.Atom].Residue, receptor)
                        || Backbone.Contains(receptor.Atoms[it.Atom].Name) && Bonds.All(bond => bond.Protein != it.Atom)
                            ? it
                            : (it.Atom, Kinds.GetValueOrDefault(it.Atom, it.Kind))),
                ],
            };

    private static Remark Warn(Structure ligand, Structure receptor, ImmutableArray<CutBond> bonds)
    {
        var list = string.Join(
            ", ",
            bonds.Select(bond =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{ligand.Describe(bond.Ligand)} to {receptor.Describe(bond.Protein)}, "
                        + $"{ligand.Positions[bond.Ligand].DistanceTo(receptor.Positions[bond.Protein]):0.0} Å")));
        return Remark.Warning(
            Code,
            $"The ligand is covalently bonded to the receptor ({list}). Both were typed with the bond in place, then "
                + $"cut there; no model ever saw such a bond, and what they make of those atoms means little.",
            ligand.Describe(bonds[0].Ligand));
    }

    private bool IsBonded(int residue, Structure receptor) =>
        Bonds.Any(bond => receptor.Atoms[bond.Protein].Residue == residue);
}
