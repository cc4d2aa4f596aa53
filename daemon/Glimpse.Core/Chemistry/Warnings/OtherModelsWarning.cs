using System.Globalization;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>
/// Models of the file that weren't read and complete the site, as in a biological assembly; ensembles repeat it
/// instead.
/// </summary>
internal static class OtherModelsWarning
{
    internal const string Code = "other-models-touch";

    /// <summary>Heavy atoms nearer than this are in contact (Å).</summary>
    private const double Contact = 5;

    /// <summary>An atom nearer than this (Å) to one that was read lies where that does.</summary>
    private const double SamePlace = 1.5;

    /// <summary>
    /// Models that repeat more than this share of what is near are other pictures of the same, not more of it.
    /// </summary>
    private const double MostRepeated = 0.2;

    internal static IEnumerable<Remark> Find(Structure ligand, Structure receptor)
    {
        if (receptor.OtherModels.Count == 0)
            yield break;
        var own = new CellList(ligand.Positions, Heavy(ligand), Contact);
        var read = new CellList(receptor.Positions, Heavy(receptor), Contact);
        foreach (var model in receptor.OtherModels)
        {
            var near = model.Atoms.Where(atom => own.Near(atom.Place, Contact).Any()).ToList();
            var repeated = near.Count(atom =>
                own.Near(atom.Place, SamePlace).Any() || read.Near(atom.Place, SamePlace).Any());
            if (near.Count == 0 || repeated > MostRepeated * near.Count)
                continue;
            var residues = near.Select(atom => atom.Residue).Distinct().ToList();
            yield return Remark.Warning(
                Code,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Model {model.Number} of the file, which wasn't read, lies within {Contact} Å of the ligand with "
                        + $"{residues.Count} {(residues.Count == 1 ? "residue" : "residues")}, such as {residues[0]}: "
                        + $"the models seem to be parts of one assembly, which --assembly models joins.")) with
            {
                Options = ["assembly models"],
            };
        }
    }

    private static IEnumerable<int> Heavy(Structure structure) =>
        Enumerable.Range(0, structure.Atoms.Length).Where(atom => !structure.Atoms[atom].Element.IsHydrogen);
}
