using System.Collections.Immutable;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Cif;

/// <summary>
/// The definitions of chemical components (_chem_comp_atom, _chem_comp_bond), as the PDB's dictionary, Grade, eLBOW and
/// AceDRG write them: molecules that are no pose.
/// </summary>
internal sealed class CifComponents(LineReader lines, NamePool names)
{
    private const int FirstPlace = 4;
    private const int PlaceSets = 3;

    /// <summary>Where nothing says where atoms lie they are put in a row, this far apart (Å).</summary>
    private const double Spread = 1.5;

    /// <summary>Their atoms, with three sets of coordinates of which a program writes one.</summary>
    internal CifTable Atoms { get; } =
        new(
            lines,
            names,
            "comp_id",
            "atom_id",
            "type_symbol",
            "charge",
            "pdbx_model_Cartn_x_ideal",
            "pdbx_model_Cartn_y_ideal",
            "pdbx_model_Cartn_z_ideal",
            "model_Cartn_x",
            "model_Cartn_y",
            "model_Cartn_z",
            "x",
            "y",
            "z");

    /// <summary>True where there is a definition.</summary>
    internal bool Any => Atoms.Rows.Count > 0;

    /// <summary>
    /// The component, or the first of several with the others, without hydrogens: they show the neutral form, not that
    /// at pH 7.4.
    /// </summary>
    /// <param name="bonds">The bonds of components.</param>
    /// <exception cref="GlimpseException">An atom is of no element, or there are no bonds or no heavy atoms; of several
    /// in all of them.</exception>
    internal Structure Read(CifBonds bonds)
    {
        var all = Atoms
            .Rows.Select((row, i) => (Row: row, Line: Atoms.LineOf(i)))
            .GroupBy(atom => atom.Row[0], StringComparer.Ordinal)
            .ToList();
        if (all.Count == 1)
            return Read(bonds, [.. all[0]]);
        var found = new List<Structure>();
        GlimpseException? fault = null;
        foreach (var component in all)
        {
            try
            {
                found.Add(Read(bonds, [.. component]));
            }
            catch (GlimpseException broken)
            {
                fault ??= broken;
            }
        }

        return found.Count > 0 ? found[0] with { OtherComponents = [.. found.Skip(1)] } : throw fault!;
    }

    private Structure Read(CifBonds bonds, List<(string[] Row, int Line)> rows)
    {
        var id = rows[0].Row[0];
        var atoms = ImmutableArray.CreateBuilder<Atom>();
        var positions = ImmutableArray.CreateBuilder<Point3>();
        foreach (var (row, line) in rows)
        {
            if (!Element.TryParse(row[2], out var element))
            {
                throw Fault.At(
                    lines.Source,
                    line,
                    $"component {Fault.Quote(row[0])} has the unknown element {Fault.Quote(row[2])} at "
                        + $"{Fault.Quote(row[1])}.",
                    "Write the symbol of a chemical element as type_symbol.");
            }

            if (element.IsHydrogen)
                continue;
            var charge =
                CifNumber.TryReal(row[3], out var value)
                && Math.Round(value) is var whole and not 0
                && Math.Abs(whole) < 16
                    ? (int)whole
                    : (int?)null;
            atoms.Add(new Atom(atoms.Count + 1, row[1], element, 0, FormalCharge: charge) { Record = atoms.Count });
            positions.Add(PlaceOf(row) ?? new Point3(Spread * positions.Count, 0, 0));
        }

        if (atoms.Count == 0)
            throw Fault.In(
                lines.Source,
                $"component {Fault.Quote(id)} has no heavy atom.",
                "Give the ligand's definition.");
        var structure = new Structure
        {
            Title = id,
            Source = lines.Source,
            Atoms = atoms.ToImmutable(),
            Positions = positions.ToImmutable(),
            Residues = [new Residue(new ResidueId("", id, 1), 0, atoms.Count, IsHetero: true)],
            HasBondOrders = true,
        };
        var found = bonds.Of(structure);
        return found.IsEmpty && atoms.Count > 1
            ? throw Fault.In(
                lines.Source,
                $"component {Fault.Quote(id)} has no bonds (_chem_comp_bond).",
                "Give a definition with bonds, or an SDF, MOL2 or SMILES.")
            : Localised(structure with { Bonds = found });
    }

    /// <summary>
    /// Delocalised ends, as of carboxylates and phosphates: one double bond, the other oxygens charged.
    /// </summary>
    private static Structure Localised(Structure component)
    {
        var degree = component
            .Bonds.SelectMany(bond => new[] { bond.First, bond.Second })
            .CountBy(atom => atom)
            .ToDictionary();
        var atoms = component.Atoms.ToBuilder();
        var bonds = component.Bonds.ToBuilder();
        var done = new HashSet<int>();
        for (var i = 0; i < bonds.Count; i++)
        {
            var bond = bonds[i];
            if (bond.Order != BondOrder.Aromatic)
                continue;
            var end = degree[bond.First] == 1 ? bond.First : degree[bond.Second] == 1 ? bond.Second : -1;
            if (end < 0)
                continue;
            var isFirst = done.Add(bond.Other(end));
            bonds[i] = bond with { Order = isFirst ? BondOrder.Double : BondOrder.Single };
            if (!isFirst && atoms[end].Element == Element.O)
                atoms[end] = atoms[end] with { FormalCharge = -1 };
            else if (isFirst)
                atoms[end] = atoms[end] with { FormalCharge = null };
        }

        return component with { Atoms = atoms.ToImmutable(), Bonds = bonds.ToImmutable() };
    }

    private static Point3? PlaceOf(string[] row)
    {
        for (var set = 0; set < PlaceSets; set++)
        {
            var at = FirstPlace + (3 * set);
            if (
                CifNumber.TryReal(row[at], out var x)
                && CifNumber.TryReal(row[at + 1], out var y)
                && CifNumber.TryReal(row[at + 2], out var z)
                && Number.IsCoordinate(x)
                && Number.IsCoordinate(y)
                && Number.IsCoordinate(z))
            {
                return new Point3(x, y, z);
            }
        }

        return null;
    }
}
