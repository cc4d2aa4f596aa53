using System.Collections.Immutable;
using Glimpse.Core.Chemistry.Receptor;
using Glimpse.Core.Chemistry.Residues;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry;

/// <summary>
/// Which residues a model gets to see: whole residues as near to the ligand as its scheme reaches, with waters and
/// buffer where that counts them.
/// </summary>
internal static class Pocket
{
    /// <summary>The code of what is said of a group that the ligand takes the place of.</summary>
    internal const string DisplacedCode = "overlapping-group-left-out";

    private static readonly string[] Alkali = ["Li", "Na", "K", "Rb", "Cs"];

    /// <summary>
    /// The residues with a heavy atom near the ligand, in file order; what was left out among them is remarked.
    /// </summary>
    /// <exception cref="GlimpseException">An atom of theirs can't be read.</exception>
    internal static IEnumerable<int> ResiduesWithin(
        Structure receptor,
        IReadOnlyList<Point3> ligand,
        IReadOnlySet<int> displaced,
        ComplexOptions options,
        ImmutableArray<Remark>.Builder remarks)
    {
        var counts = options.Scheme.Receptor;
        var kept = new List<int>();
        var waters = 0;
        var buffer = new List<string>();
        var metals = new List<string>();
        var center = Point3.Centroid(ligand);
        var seenFrom = options.IsFromCenter ? [center] : ligand;
        var reach = seenFrom.Max(center.DistanceTo) + options.Reach;
        for (var i = 0; i < receptor.Residues.Length; i++)
        {
            var residue = receptor.Residues[i];
            if (!IsNear(receptor, residue, seenFrom, center, reach, options.Reach))
                continue;
            if (HeteroGroups.IsWater(residue.Id.Name))
            {
                waters++;
                if (!(counts.CountsWaters || options.IncludeWaters))
                    continue;
            }
            else if (displaced.Contains(i))
            {
                remarks.Add(
                    Remark.Assumption(
                        DisplacedCode,
                        $"{residue.Id} lies where the ligand, or another of the series, does: it was left out, for "
                            + $"all of them alike.",
                        residue.Id.ToString()));
                continue;
            }
            else if (IsCrystallisationComponent(receptor, residue))
            {
                buffer.Add(residue.Id.ToString());
                if (!(counts.CountsBuffer || options.IncludeBuffer))
                    continue;
            }
            else if (receptor.Atoms[residue.FirstAtom].Element.IsMetal)
            {
                metals.Add(residue.Id.ToString());
            }

            kept.Add(i);
        }

        if (waters > 0 && !counts.CountsWaters)
            remarks.Add(WaterRemark(waters, options.IncludeWaters));
        if (metals.Count > 0)
            remarks.Add(
                Remark.Assumption("metals-counted", $"Metal sites that count as protein: {string.Join(", ", metals)}.")
            );
        if (buffer.Count > 0 && !counts.CountsBuffer)
            remarks.Add(BufferRemark(buffer, options.IncludeBuffer));
        UnreadableAtoms.RefuseIn(receptor, kept);
        return kept;
    }

    /// <summary>
    /// Buffer and salt; a metal of an active site stays, and so does a name that is a residue of a polymer (ACE).
    /// </summary>
    private static bool IsCrystallisationComponent(Structure receptor, Residue residue)
    {
        var name = residue.Id.Name;
        if (ResidueTemplates.TryFind(receptor, residue, out _))
            return false;
        return HeteroGroups.IsBuffer(name)
            || IsSalt(receptor, residue)
            || (HeteroGroups.IsIon(name) && !receptor.Atoms[residue.FirstAtom].Element.IsMetal);
    }

    /// <summary>
    /// One rule for the ions of a salt, Na+ and K+ as Cl-: they go with the charges of the solvent, not with the
    /// protein.
    /// </summary>
    private static bool IsSalt(Structure receptor, Residue residue) =>
        residue.AtomCount == 1
        && (
            receptor.Atoms[residue.FirstAtom].Element.IsHalogen
            || Alkali.Contains(receptor.Atoms[residue.FirstAtom].Element.Symbol));

    private static Remark WaterRemark(int count, bool included) =>
        included
            ? Remark.Warning(
                "waters-included",
                $"{Waters(count)} kept: the models were trained without.")
            : Remark.Assumption("waters-left-out", $"{Waters(count)} left out, as in training.");

    private static string Waters(int count) =>
        $"{Counted.Of(count, "water")} within the pocket {(count == 1 ? "was" : "were")}";

    private static Remark BufferRemark(List<string> residues, bool included) =>
        included
            ? Remark.Warning(
                "buffer-included",
                $"Buffer components were kept ({string.Join(", ", residues)}): the models were trained without.")
            : Remark.Assumption(
                "buffer-left-out",
                $"Buffer components were left out, as in training: {string.Join(", ", residues)}.");

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
