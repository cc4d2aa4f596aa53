using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Core.Structures.Assemblies;
using Glimpse.Core.Structures.Ligands;

namespace Glimpse.Core.Structures.Symmetry;

/// <summary>Puts what the crystal has around a ligand into its receptor.</summary>
public static class SymmetryMates
{
    internal const string Code = "symmetry-mates";

    /// <summary>Mates that come so near to a ligand are added (Å): as far as the models look for protein.</summary>
    public const double Reach = 12;

    /// <summary>
    /// Hetero groups of a chain that was added come along so far (Å), so that no chain has a gap where a model looks.
    /// </summary>
    private const double Margin = 8;

    /// <summary>
    /// The site with symmetry mates within <see cref="Reach"/> of the ligand: whole chains, and hetero groups near it.
    /// In coordinates that aren't in the crystal's frame none are added, and a warning says so.
    /// </summary>
    /// <param name="site">The site.</param>
    /// <param name="reference">Another ligand around which mates are wanted, too.</param>
    /// <exception cref="GlimpseException">The file has no unit cell or no known space group.</exception>
    public static LigandSite AddTo(LigandSite site, Structure? reference = null)
    {
        var (ligand, receptor) = (site.Ligand, site.Receptor);
        var cell =
            receptor.Cell
            ?? ligand.Cell
            ?? throw Missing(receptor, "has no unit cell that its coordinates lie in (CRYST1 and SCALE, or _cell)");
        if (SpaceGroups.OperatorsOf(cell).IsEmpty || CellFrame.Of(cell) is not { } frame)
            throw Missing(receptor, $"has no crystal that is known (space group '{cell.SpaceGroup}')");

        // A ligand from a file of its own is no part of the crystal and has no mates.
        ImmutableArray<Structure> parts = ligand.Cell is null ? [receptor] : [receptor, ligand];
        if (WrongFrameRemark.Find(cell, parts) is { } remark)
        {
            return site with
            {
                Ligand = ligand with { Cell = null },
                Receptor = receptor with { Cell = null, Remarks = receptor.Remarks.Add(remark) },
            };
        }

        var points = Heavy(ligand).Concat(reference is null ? [] : Heavy(reference)).ToList();
        var copies = new MovedCopies(receptor, reference is null ? [ligand] : [ligand, reference]);
        var number = 1;
        foreach (
            var mate in Near(cell, parts, points)
                .GroupBy(mate => mate.Operator)
                .OrderBy(group => group.Min(mate => mate.Distance)))
        {
            var before = copies.AtomCount;
            foreach (var part in parts)
            {
                copies.Add(
                    part,
                    Residues(part, mate.Where(one => one.Part == part).ToList()),
                    point => frame.ToCartesian(mate.Key.Apply(frame.ToFractions(point))),
                    mate.Key.ToString(),
                    string.Create(CultureInfo.InvariantCulture, $"{number + 1}"));
            }

            if (copies.AtomCount > before)
                number++;
        }

        var built = copies.Build();
        return site with { Receptor = built with { Remarks = built.Remarks.Add(Told(copies)) } };
    }

    private static IEnumerable<(Structure Part, int Residue, SymmetryOperator Operator, double Distance)> Near(
        UnitCell cell, ImmutableArray<Structure> parts, List<Point3> points)
    {
        var all = parts.SelectMany(part => HeavyAtoms(part).Select(atom => (Part: part, Atom: atom))).ToList();
        return SymmetryContacts
            .Find(cell, all.ConvertAll(it => it.Part.Positions[it.Atom]), points, Reach + Margin)
            .GroupBy(contact =>
                (all[contact.Atom].Part, all[contact.Atom].Part.Atoms[all[contact.Atom].Atom].Residue, contact.Operator)
            )
            .Select(group =>
                (group.Key.Part, group.Key.Residue, group.Key.Operator, group.Min(contact => contact.Distance)));
    }

    /// <summary>
    /// The residues to copy: those within reach, the rest of their chains, and hetero groups of these within the
    /// margin.
    /// </summary>
    private static IEnumerable<int> Residues(
        Structure part,
        List<(Structure Part, int Residue, SymmetryOperator Operator, double Distance)> near)
    {
        var chains = near.Where(mate => mate.Distance <= Reach && IsPolymer(part, mate.Residue))
            .Select(mate => part.Residues[mate.Residue].Id.Chain).ToHashSet(StringComparer.Ordinal);
        var alone = near.Where(mate => mate.Distance <= Reach || chains.Contains(part.Residues[mate.Residue].Id.Chain))
            .Select(mate => mate.Residue)
            .ToHashSet();
        return Enumerable
            .Range(0, part.Residues.Length)
            .Where(residue =>
                alone.Contains(residue)
                || (IsPolymer(part, residue) && chains.Contains(part.Residues[residue].Id.Chain)));
    }

    private static bool IsPolymer(Structure part, int residue) =>
        !part.Residues[residue].IsHetero || PolymerResidues.Contains(part.Residues[residue].Id.Name);

    private static IEnumerable<int> HeavyAtoms(Structure structure) =>
        Enumerable.Range(0, structure.Atoms.Length).Where(atom => !structure.Atoms[atom].Element.IsHydrogen);

    private static IEnumerable<Point3> Heavy(Structure structure) =>
        HeavyAtoms(structure).Select(atom => structure.Positions[atom]);

    private static Remark Told(MovedCopies copies)
    {
        if (copies.Names.Count == 0)
            return Remark.Assumption(
                Code,
                $"No symmetry mate that the file doesn't hold lies within {Reach} Å of the ligand.");
        var made = copies.Names.Select(copy =>
            $"{copy.Value} is chain {(copy.Key.Chain.Length == 0 ? "(blank)" : copy.Key.Chain)} moved by "
                + $"{copy.Key.Operation}");
        return Remark.Assumption(
            Code,
            $"Symmetry mates within {Reach} Å of the ligand were added: {string.Join(", ", made)}.");
    }

    private static GlimpseException Missing(Structure receptor, string what) =>
        new GlimpseException(
            GlimpseErrorCode.BadInput,
            $"{receptor.Source} {what}: its symmetry mates can't be found.",
            "Give the entry as it was deposited, or leave --symmetry out.").Naming("symmetry");
}
