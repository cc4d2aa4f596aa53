using Glimpse.Core.Chemistry.Residues;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>
/// Groups at the site that were left out, although they are more than buffer: metals, bound halides, what binds a
/// metal.
/// </summary>
internal static class DroppedGroupWarning
{
    internal const string MetalCode = "metal-dropped";
    internal const string CofactorCode = "cofactor-dropped";

    /// <summary>A group with a heavy atom within this distance of a ligand atom is at the site (Å).</summary>
    private const double AtSite = 6;

    /// <summary>An atom this near to a metal is bound to it: Zn-O 2.1, K-O 2.8 Å.</summary>
    private const double Bound = 3;

    internal static IEnumerable<Remark> Find(TypedComplex complex, Structure receptor)
    {
        var kept = complex
            .Atoms.Where(atom => atom.Side == Side.Protein)
            .Select(atom => receptor.Atoms[atom.SourceIndex].Residue)
            .ToHashSet();
        var ligand = complex.AtomsOf(Side.Ligand).Select(i => complex.Positions[i]).ToArray();

        // The crystal's own ligand under a pose isn't missing, though it holds the metal: the pose is in its place.
        var displaced = complex
            .Remarks.Where(remark => remark.Code == Pocket.DisplacedCode)
            .Select(remark => remark.Where)
            .ToHashSet();
        for (var i = 0; i < receptor.Residues.Length; i++)
        {
            var residue = receptor.Residues[i];
            if (
                kept.Contains(i)
                || HeteroGroups.IsWater(residue.Id.Name)
                || ResidueTemplates.TryFind(receptor, residue, out _)
                || !IsAtSite(receptor, residue, ligand))
            {
                continue;
            }

            var where = residue.Id.ToString();
            if (HeavyAtoms(receptor, residue).Any(atom => receptor.Atoms[atom].Element.IsMetal))
                yield return Remark.Warning(
                    MetalCode,
                    $"{where} holds a metal at the ligand and was left out: the model doesn't see it.",
                    where);
            else if (!displaced.Contains(where) && Role(receptor, residue) is { } role)
                yield return Remark.Warning(
                    CofactorCode,
                    $"{where} {role} at the ligand and was left out: the model doesn't see it.",
                    where);
        }
    }

    private static string? Role(Structure receptor, Residue residue)
    {
        if (HeteroGroups.IsCofactor(residue.Id.Name))
            return "is a cofactor";
        if (residue.AtomCount == 1 && receptor.Atoms[residue.FirstAtom].Element.IsHalogen)
            return "is a halide";
        return BindsMetal(receptor, residue) ? "is bound to a metal" : null;
    }

    private static bool BindsMetal(Structure receptor, Residue residue) =>
        Enumerable
            .Range(0, receptor.Atoms.Length)
            .Any(metal =>
                receptor.Atoms[metal].Element.IsMetal
                && HeavyAtoms(receptor, residue)
                    .Any(atom => receptor.Positions[atom].DistanceTo(receptor.Positions[metal]) <= Bound));

    private static bool IsAtSite(Structure receptor, Residue residue, Point3[] ligand) =>
        HeavyAtoms(receptor, residue)
            .Any(atom => Array.Exists(ligand, p => p.SquaredDistanceTo(receptor.Positions[atom]) <= AtSite * AtSite));

    private static IEnumerable<int> HeavyAtoms(Structure receptor, Residue residue) =>
        residue.AtomIndices.Where(atom => !receptor.Atoms[atom].Element.IsHydrogen);
}
