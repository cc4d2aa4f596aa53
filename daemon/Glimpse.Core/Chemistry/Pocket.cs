using System.Collections.Immutable;
using Glimpse.Core.Chemistry.Receptor;
using Glimpse.Core.Chemistry.Residues;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry;

/// <summary>
/// Which residues a model gets to see: whole residues near the ligand, without waters and buffer. The training data are
/// cut the same way, so that a box's corner doesn't show a network what it never saw.
/// </summary>
internal static class Pocket
{
    /// <summary>Two groups with atoms closer than this can't both be there (Å): the shortest bond between heavy atoms is N#N at 1.1.</summary>
    private const double SamePlace = 1.0;

    /// <summary>The residues with a heavy atom near the ligand, in file order; what was left out among them is remarked.</summary>
    /// <exception cref="GlimpseException">An atom of theirs can't be read.</exception>
    internal static IEnumerable<int> ResiduesWithin(
        Structure receptor,
        IReadOnlyList<Point3> ligand,
        ComplexOptions options,
        ImmutableArray<Remark>.Builder remarks)
    {
        var kept = new List<int>();
        var waters = 0;
        var buffer = new List<string>();
        var center = Point3.Centroid(ligand);
        var reach = ligand.Max(center.DistanceTo) + options.PocketCutoff;
        for (var i = 0; i < receptor.Residues.Length; i++)
        {
            var residue = receptor.Residues[i];
            if (!IsNear(receptor, residue, ligand, center, reach, options.PocketCutoff))
                continue;
            if (HeteroGroups.IsWater(residue.Id.Name))
            {
                waters++;
                if (!options.IncludeWaters)
                    continue;
            }
            else if (IsCrystallisationComponent(receptor, residue))
            {
                buffer.Add(residue.Id.ToString());
                if (!options.IncludeBuffer)
                    continue;
            }
            else if (TakesPlaceOf(receptor, residue, ligand))
            {
                remarks.Add(Remark.Assumption(
                    "overlapping-group-left-out", $"{residue.Id} lies where the ligand does and was left out.", residue.Id.ToString()));
                continue;
            }

            kept.Add(i);
        }

        if (waters > 0)
            remarks.Add(WaterRemark(waters, options.IncludeWaters));
        if (buffer.Count > 0)
            remarks.Add(BufferRemark(buffer, options.IncludeBuffer));
        UnreadableAtoms.RefuseIn(receptor, kept);
        return kept;
    }

    /// <summary>Buffer, salt or a halide; metal ions stay, and so does a name that is a residue of a polymer (ACE).</summary>
    private static bool IsCrystallisationComponent(Structure receptor, Residue residue)
    {
        var name = residue.Id.Name;
        if (ResidueTemplates.TryFind(name, out _))
            return false;
        return HeteroGroups.IsBuffer(name) || (HeteroGroups.IsIon(name) && !receptor.Atoms[residue.FirstAtom].Element.IsMetal);
    }

    /// <summary>True for a group that isn't part of a polymer and lies on top of the ligand: the crystal's own ligand under a docked pose.</summary>
    private static bool TakesPlaceOf(Structure receptor, Residue residue, IReadOnlyList<Point3> ligand) =>
        !ResidueTemplates.TryFind(residue.Id.Name, out _)
        && residue.AtomIndices.Any(atom => !receptor.Atoms[atom].Element.IsHydrogen
            && ligand.Any(p => p.SquaredDistanceTo(receptor.Positions[atom]) < SamePlace * SamePlace));

    private static Remark WaterRemark(int count, bool included) => included
        ? Remark.Warning("waters-included", $"{count} waters within the pocket were kept: the models were trained without.")
        : Remark.Assumption("waters-left-out", $"{count} waters within the pocket were left out, as in training.");

    private static Remark BufferRemark(List<string> residues, bool included) => included
        ? Remark.Warning("buffer-included", $"Buffer components were kept ({string.Join(", ", residues)}): the models were trained without.")
        : Remark.Assumption("buffer-left-out", $"Buffer components were left out, as in training: {string.Join(", ", residues)}.");

    private static bool IsNear(
        Structure receptor, Residue residue, IReadOnlyList<Point3> ligand, Point3 center, double reach, double cutoff)
    {
        for (var atom = residue.FirstAtom; atom < residue.FirstAtom + residue.AtomCount; atom++)
        {
            var position = receptor.Positions[atom];
            if (receptor.Atoms[atom].Element.IsHydrogen || position.SquaredDistanceTo(center) > reach * reach)
                continue;
            for (var i = 0; i < ligand.Count; i++)
            {
                if (ligand[i].SquaredDistanceTo(position) <= cutoff * cutoff)
                    return true;
            }
        }

        return false;
    }
}
