using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Presentation;

/// <summary>Short texts for what is shown in space.</summary>
internal static class VoxelLabels
{
    private const int Digits = 2;

    /// <summary>
    /// What the voxel contributed and where: <c>+0.038 contact Asp25 OD1</c>, the protein's atom of the interaction
    /// that it reads as; without one its channel and atom: <c>+0.016 protein negative Asp25 CG</c>. What the reference
    /// of a comparison has, and not the ligand, is said to be its own: <c>-0.010 reference contact Asp25 OD2</c>.
    /// </summary>
    public static VoxelLabel Of(TopVoxelSummary voxel, ImmutableArray<AtomSummary> atoms)
    {
        var value = NumberText.General(voxel.Attribution, Digits, isMarked: true);
        return new VoxelLabel(voxel.Position, $"{value} {Words(voxel, atoms)}", voxel.Attribution);
    }

    private static string Words(TopVoxelSummary voxel, ImmutableArray<AtomSummary> atoms)
    {
        if (voxel.Interaction is { } interaction && voxel.Geometry is { } geometry)
        {
            var owner = atoms[geometry.LigandAtom].Side == Partner.Reference ? "reference " : "";
            return $"{owner}{interaction.Replace('-', ' ')} {Named(atoms[geometry.ProteinAtom])}";
        }

        if (voxel.Side == Partner.Protein)
            return $"{PartnerWords.Channel(voxel.Side, voxel.Name)} {Named(atoms[voxel.ProteinAtom.Index])}";
        var atom = atoms[voxel.LigandAtom.Index];
        return $"{PartnerWords.Channel(atom.Side, voxel.Name)} {atom.Name}";
    }

    /// <summary>Amino acids as they are written; other names as they are.</summary>
    private static string Named(AtomSummary atom)
    {
        var residue = AminoAcids.Contains(atom.ResidueName)
            ? atom.ResidueName[0] + atom.ResidueName[1..].ToLowerInvariant()
            : atom.ResidueName;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{residue}{atom.ResidueNumber}{atom.InsertionCode} {atom.Name}");
    }

    private static readonly ImmutableHashSet<string> AminoAcids =
    [
        "ALA", "ARG", "ASN", "ASP", "CYS", "GLN", "GLU", "GLY", "HIS", "ILE",
        "LEU", "LYS", "MET", "PHE", "PRO", "SER", "THR", "TRP", "TYR", "VAL",
    ];
}
