using System.Globalization;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Symmetry;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>
/// Symmetry mates that touch the ligand in the crystal and that the file doesn't hold: the model never sees them.
/// </summary>
internal static class SymmetryContactWarning
{
    internal const string Code = "symmetry-contact";

    /// <summary>Heavy atoms nearer than this are in contact (Å).</summary>
    private const double Contact = 5;

    internal static IEnumerable<Remark> Find(Structure ligand, Structure receptor)
    {
        if ((receptor.Cell ?? ligand.Cell) is not { } cell)
            yield break;
        var points = ligand.Residues.SelectMany(residue => Heavy(ligand, residue)).ToList();
        var all = Solid(receptor).Select(atom => (Of: receptor, Atom: atom)).ToList();

        // A ligand from a file of its own is no part of the crystal and has no mates.
        if (ligand.Cell is not null)
            all.AddRange(points.Select(atom => (ligand, atom)));
        var contacts = SymmetryContacts.Find(
            cell,
            all.ConvertAll(it => it.Of.Positions[it.Atom]),
            points.ConvertAll(atom => ligand.Positions[atom]),
            Contact);
        if (contacts.Count == 0)
            yield break;
        if (WrongFrameRemark.Find(cell, ligand.Cell is null ? [receptor] : [receptor, ligand]) is { } wrong)
        {
            yield return wrong;
            yield break;
        }

        var nearest = contacts.MinBy(contact => contact.Distance);
        var (owner, mate) = all[nearest.Atom];
        var residues = contacts
            .DistinctBy(contact => (all[contact.Atom].Of.ResidueOf(all[contact.Atom].Atom), contact.Operator))
            .Count();
        var where = ligand.ResidueOf(points[nearest.Point]).ToString();
        yield return Remark.Warning(
            Code,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Symmetry mates that the file doesn't hold lie within {Contact} Å of {where} ({residues} "
                    + $"{(residues == 1 ? "residue" : "residues")}): the nearest is {owner.Describe(mate)} moved by "
                    + $"{nearest.Operator}, {nearest.Distance:F1} Å from {ligand.Atoms[points[nearest.Point]].Name}."),
            where);
    }

    /// <summary>Heavy atoms that a model would see: without solvent and buffer; the ligand is never such.</summary>
    private static IEnumerable<int> Solid(Structure structure) =>
        structure
            .Residues.Where(residue =>
                !HeteroGroups.IsWater(residue.Id.Name) && !HeteroGroups.IsBuffer(residue.Id.Name))
            .SelectMany(residue => Heavy(structure, residue));

    private static IEnumerable<int> Heavy(Structure structure, Residue residue) =>
        residue.AtomIndices.Where(atom => !structure.Atoms[atom].Element.IsHydrogen);
}
