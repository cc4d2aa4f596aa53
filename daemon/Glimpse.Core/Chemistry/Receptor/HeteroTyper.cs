using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;

namespace Glimpse.Core.Chemistry.Receptor;

/// <summary>
/// Types what no template knows (cofactors, sugars, modified residues) as a ligand is typed. What it is bonded to
/// outside itself is perceived along with it, two bonds far, so that a peptide nitrogen is an amide, and dropped again.
/// </summary>
internal static class HeteroTyper
{
    internal static TypedResidue Type(ReceptorEnvironment environment, int residueIndex, CancellationToken cancellation)
    {
        var receptor = environment.Receptor;
        var residue = receptor.Residues[residueIndex];
        var own = residue.AtomIndices.Where(i => !receptor.Atoms[i].Element.IsHydrogen).ToList();
        if (own.TrueForAll(i => receptor.Atoms[i].Element.IsMetal))
            return new TypedResidue([.. own.Select(i => (i, AtomKind.Metal))], []);
        if (own.Count > LigandSize.MostOfGroup)
            throw TooLarge(receptor, residue, own.Count);
        var atoms = residue.AtomIndices.Concat(Context(environment, residueIndex)).ToList();
        var perceived = MoleculePerception.Perceive(
            receptor,
            atoms,
            environment.MetalPositions,
            template: null,
            cancellation);
        var kinds = AtomKind.Of(perceived.Molecule);
        var typed = perceived.SourceAtoms.Zip(kinds)
            .Where(pair => receptor.Atoms[pair.First].Residue == residueIndex)
            .ToImmutableArray();
        var where = residue.Id.ToString();
        var message = $"{where} has no template: its bond orders and charges were perceived from its geometry.";
        return new TypedResidue(
            typed,
            [
                Remark.Assumption("group-typed-from-geometry", message, where),
                .. perceived.Remarks.Where(remark =>
                    remark.Where?.StartsWith($"{where} ", StringComparison.Ordinal) == true),
            ]);
    }

    private static GlimpseException TooLarge(Structure receptor, Residue residue, int heavy) =>
        new(
            GlimpseErrorCode.BadInput,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{receptor.Source}: {residue.Id} has {heavy} heavy atoms, and no template; what has more than "
                    + $"{LigandSize.MostOfGroup} can't be perceived."),
            "Leave the group out, or keep of it what lies near the ligand.");

    /// <summary>The heavy atoms of other residues up to two bonds away from a residue.</summary>
    internal static IEnumerable<int> Context(ReceptorEnvironment environment, int residueIndex)
    {
        var receptor = environment.Receptor;
        var own = receptor
            .Residues[residueIndex]
            .AtomIndices.Where(i => receptor.Atoms[i].Element is { IsHydrogen: false, IsMetal: false });
        var first = own.SelectMany(environment.BondedOthers).Distinct().ToList();
        var second = first.SelectMany(atom => receptor.Residues[receptor.Atoms[atom].Residue].AtomIndices.Where(other =>
            !receptor.Atoms[other].Element.IsHydrogen && AreBonded(receptor, atom, other)));
        return first.Concat(second).Distinct().Where(atom => receptor.Atoms[atom].Residue != residueIndex);
    }

    private static bool AreBonded(Structure structure, int first, int second) =>
        first != second
        && structure.Positions[first].DistanceTo(structure.Positions[second])
            < structure.Atoms[first].Element.CovalentRadius
                + structure.Atoms[second].Element.CovalentRadius
                + ReceptorEnvironment.BondTolerance;
}
