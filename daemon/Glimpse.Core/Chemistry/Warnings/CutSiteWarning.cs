using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>
/// A file that ends nearer to the ligand than the model looks, or a chain with a gap near the ligand.
/// </summary>
internal static class CutSiteWarning
{
    internal const string CutCode = "site-cut-small";
    internal const string GapCode = "chain-gap";
    internal const string MissingAtoms = "missing-atoms";

    /// <summary>
    /// A whole structure has residues in the last so many Å of the model's reach; one that has none ends there.
    /// </summary>
    private const double Margin = 1;

    /// <summary>Chains that break off in so many places within reach were cut; one or two are disorder.</summary>
    private const int FewestBreaks = 3;

    /// <summary>A gap that begins or ends within this distance of the ligand (Å) is near it.</summary>
    private const double NearGap = 8;

    /// <summary>
    /// Places of the shell are looked at so far apart (Å), and are filled by a heavy atom as near as
    /// <see cref="Filled"/>.
    /// </summary>
    private const double Spacing = 2;
    private const double Filled = 3;
    private const double Percent = 100;
    private const int MostNamed = 4;

    /// <summary>
    /// At most one warning; what a cut explains, residues without some of their atoms, is taken out of the remarks.
    /// </summary>
    internal static void Tell(
        Structure receptor,
        IReadOnlyList<Point3> ligand,
        double reach,
        ImmutableArray<Remark>.Builder remarks)
    {
        var breaks = ChainBreaks.Within(receptor, ligand, reach);
        if (breaks.Count >= FewestBreaks && End(receptor, ligand, reach) is var end && end < reach - Margin)
        {
            var lacking = remarks.Count(remark => remark.Code == MissingAtoms);
            remarks.RemoveAll(remark => remark.Code == MissingAtoms);
            remarks.Add(Cut(receptor, ligand, reach, end, breaks, lacking));
            return;
        }

        var near = breaks.Where(gap => gap.Distance <= NearGap && LeavesNumbersOut(receptor, gap)).ToList();
        if (near.Count == 0)
            return;
        var names = near.Take(MostNamed)
            .Select(gap => $"{receptor.Residues[gap.Before].Id} and {receptor.Residues[gap.After].Id}")
            .ToList();
        if (near.Count > MostNamed)
            names.Add(string.Create(CultureInfo.InvariantCulture, $"at {near.Count - MostNamed} more"));
        remarks.Add(
            Remark.Warning(
                GapCode,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The chain has {(near.Count == 1 ? "a gap" : $"{near.Count} gaps")} within {NearGap} Å of the "
                        + $"ligand, between {string.Join(", ", names)}: the model sees a hole there."),
                receptor.Residues[near[0].Before].Id.ToString()));
    }

    /// <summary>
    /// Where the numbers follow each other, atoms of a residue are missing, which is said of that residue.
    /// </summary>
    private static bool LeavesNumbersOut(Structure receptor, ChainBreak gap) =>
        receptor.Residues[gap.After].Id.Number > receptor.Residues[gap.Before].Id.Number + 1;

    private static Remark Cut(
        Structure receptor,
        IReadOnlyList<Point3> ligand,
        double reach,
        double end,
        IReadOnlyList<ChainBreak> breaks,
        int lacking)
    {
        var atoms =
            lacking == 0
                ? ""
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $", {lacking} {(lacking == 1 ? "residue lacks" : "residues lack")} atoms");
        return Remark.Warning(
            CutCode,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The file seems to end at about {end:0} Å from the ligand, while the model looks to {reach:0} Å: "
                    + $"chains break off in {Counted.Of(breaks.Count, "place")} there{atoms}, and "
                    + $"{Percent * Empty(receptor, ligand, end, reach):0} % of the shell between is empty. Give the "
                    + $"whole protein, or what lies within {reach:0} Å."),
            receptor.Residues[breaks[0].Before].Id.ToString());
    }

    /// <summary>How far from the ligand the outermost residue within reach begins (Å).</summary>
    private static double End(Structure receptor, IReadOnlyList<Point3> ligand, double reach)
    {
        var end = 0.0;
        foreach (var residue in receptor.Residues.Where(ChainBreaks.IsLink))
        {
            if (Nearest(receptor, residue, ligand, end) is var nearest && nearest > end && nearest <= reach)
                end = nearest;
        }

        return end > 0 ? end : reach;
    }

    /// <summary>
    /// From a residue's nearest heavy atom to the ligand (Å), or from the first that is nearer than what matters.
    /// </summary>
    private static double Nearest(Structure receptor, Residue residue, IReadOnlyList<Point3> ligand, double matters)
    {
        var nearest = double.MaxValue;
        for (var atom = residue.FirstAtom; atom < residue.FirstAtom + residue.AtomCount && nearest > matters; atom++)
        {
            if (!receptor.Atoms[atom].Element.IsHydrogen)
                nearest = Math.Min(nearest, ChainBreaks.Distance(receptor.Positions[atom], ligand));
        }

        return nearest;
    }

    /// <summary>The share of places between two distances from the ligand that no heavy atom is near to.</summary>
    private static double Empty(Structure receptor, IReadOnlyList<Point3> ligand, double from, double to)
    {
        var heavy = Enumerable.Range(0, receptor.Atoms.Length).Where(atom => !receptor.Atoms[atom].Element.IsHydrogen);
        var cells = new CellList(receptor.Positions, heavy, Filled);
        var (low, high) = (ligand.Aggregate(Least), ligand.Aggregate(Most));
        var (all, empty) = (0, 0);
        for (var x = low.X - to; x <= high.X + to; x += Spacing)
        {
            for (var y = low.Y - to; y <= high.Y + to; y += Spacing)
            {
                for (var z = low.Z - to; z <= high.Z + to; z += Spacing)
                {
                    var place = new Point3(x, y, z);
                    if (ChainBreaks.Distance(place, ligand) is var distance && (distance <= from || distance > to))
                        continue;
                    all++;
                    if (!cells.Near(place, Filled).Any())
                        empty++;
                }
            }
        }

        return (double)empty / Math.Max(1, all);
    }

    private static Point3 Least(Point3 one, Point3 other) =>
        new(Math.Min(one.X, other.X), Math.Min(one.Y, other.Y), Math.Min(one.Z, other.Z));

    private static Point3 Most(Point3 one, Point3 other) =>
        new(Math.Max(one.X, other.X), Math.Max(one.Y, other.Y), Math.Max(one.Z, other.Z));
}
