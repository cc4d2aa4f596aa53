using System.Collections.Immutable;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Cif;

/// <summary>
/// Finds the bonds that _chem_comp_bond states for each copy of a component, and those of _struct_conn between
/// residues.
/// </summary>
internal sealed class CifBonds(LineReader lines, NamePool names)
{
    /// <summary>No atom has more neighbours in one component.</summary>
    private const int MostNeighbours = 16;
    private const string Identity = "1_555";

    private static readonly string[] Covalent = ["covale", "disulf", "metalc", "modres"];

    /// <summary>The bonds of each kind of component, by atom names.</summary>
    internal CifTable Components { get; } =
        new(lines, names, "comp_id", "atom_id_1", "atom_id_2", "value_order", "type");

    /// <summary>Bonds between residues.</summary>
    internal CifTable Connections { get; } =
        new(
            lines,
            names,
            "conn_type_id",
            "ptnr1_symmetry",
            "ptnr2_symmetry",
            "pdbx_value_order",
            "ptnr1_auth_asym_id",
            "ptnr1_label_asym_id",
            "ptnr1_auth_comp_id",
            "ptnr1_label_comp_id",
            "ptnr1_auth_seq_id",
            "ptnr1_label_seq_id",
            "pdbx_ptnr1_PDB_ins_code",
            "ptnr1_label_atom_id",
            "ptnr2_auth_asym_id",
            "ptnr2_label_asym_id",
            "ptnr2_auth_comp_id",
            "ptnr2_label_comp_id",
            "ptnr2_auth_seq_id",
            "ptnr2_label_seq_id",
            "pdbx_ptnr2_PDB_ins_code",
            "ptnr2_label_atom_id");

    /// <summary>The bonds between atoms that were kept.</summary>
    internal ImmutableArray<Bond> Find(AssembledAtoms atoms)
    {
        var seen = new HashSet<(int, int)>();
        var bonds = ImmutableArray.CreateBuilder<Bond>();
        var components = ByComponent();
        var residues = new Dictionary<ResidueId, int>();
        for (var i = 0; i < atoms.Residues.Length; i++)
        {
            residues.TryAdd(atoms.Residues[i].Id, i);
            if (components.TryGetValue(atoms.Residues[i].Id.Name, out var component))
                AddComponent(atoms, atoms.Residues[i], component, seen, bonds);
        }

        foreach (var row in Connections.Rows)
        {
            if (IsBond(row) && End(row, 4, atoms, residues) is { } first && End(row, 12, atoms, residues) is { } second)
                Add(first, second, OrderOf(row[3]), seen, bonds);
        }

        return bonds.DrainToImmutable();
    }

    /// <summary>The bonds of a component's own definition.</summary>
    internal ImmutableArray<Bond> Of(Structure component)
    {
        var bonds = ImmutableArray.CreateBuilder<Bond>();
        if (ByComponent().TryGetValue(component.Residues[0].Id.Name, out var partners))
            AddComponent(
                new AssembledAtoms(component.Atoms, component.Positions, component.Residues, [], []),
                component.Residues[0],
                partners,
                [],
                bonds);
        return bonds.ToImmutable();
    }

    private static bool IsBond(string[] row) =>
        Covalent.Any(kind => row[0].StartsWith(kind, StringComparison.OrdinalIgnoreCase))
        && (row[1] == row[2] || (row[1] is "" or Identity && row[2] is "" or Identity));

    /// <summary>
    /// The atom of one partner, whose eight columns begin at <paramref name="at"/>; null when it isn't there.
    /// </summary>
    private static int? End(string[] row, int at, AssembledAtoms atoms, Dictionary<ResidueId, int> residues)
    {
        var number = Otherwise(row[at + 4], row[at + 5]);
        if (!Number.TryInteger(number.Length == 0 ? "1" : number, out var value))
            return null;
        var id = new ResidueId(
            Otherwise(row[at], row[at + 1]),
            Otherwise(row[at + 2], row[at + 3]),
            value,
            row[at + 6]);
        if (!residues.TryGetValue(id, out var index))
            return null;
        var residue = atoms.Residues[index];
        for (var atom = residue.FirstAtom; atom < residue.FirstAtom + residue.AtomCount; atom++)
        {
            if (atoms.Atoms[atom].Name == row[at + 7])
                return atom;
        }

        return null;
    }

    private static string Otherwise(string first, string second) => first.Length > 0 ? first : second;

    private static void AddComponent(
        AssembledAtoms atoms,
        Residue residue,
        Dictionary<string, List<(string Partner, BondOrder Order)>> component,
        HashSet<(int, int)> seen,
        ImmutableArray<Bond>.Builder bonds)
    {
        var byName = new Dictionary<string, int>(residue.AtomCount, StringComparer.Ordinal);
        for (var atom = residue.FirstAtom; atom < residue.FirstAtom + residue.AtomCount; atom++)
            byName.TryAdd(atoms.Atoms[atom].Name, atom);
        foreach (var (name, atom) in byName)
        {
            if (!component.TryGetValue(name, out var partners))
                continue;
            foreach (var (partner, order) in partners)
            {
                if (byName.TryGetValue(partner, out var other))
                    Add(atom, other, order, seen, bonds);
            }
        }
    }

    private static void Add(
        int first,
        int second,
        BondOrder order,
        HashSet<(int, int)> seen,
        ImmutableArray<Bond>.Builder bonds)
    {
        if (first != second && seen.Add((Math.Min(first, second), Math.Max(first, second))))
            bonds.Add(new Bond(Math.Min(first, second), Math.Max(first, second), order));
    }

    private static BondOrder OrderOf(string order) => order.ToUpperInvariant() switch
    {
        "SING" or "S" or "SINGLE" => BondOrder.Single,
        "DOUB" or "D" or "DOUBLE" => BondOrder.Double,
        "TRIP" or "T" or "TRIPLE" => BondOrder.Triple,
        "AROM" or "DELO" or "AROMATIC" or "DELOC" => BondOrder.Aromatic,
        _ => BondOrder.Unknown,
    };

    private Dictionary<string, Dictionary<string, List<(string Partner, BondOrder Order)>>> ByComponent()
    {
        var components = new Dictionary<string, Dictionary<string, List<(string Partner, BondOrder Order)>>>(
            StringComparer.Ordinal);
        for (var i = 0; i < Components.Rows.Count; i++)
        {
            var row = Components.Rows[i];
            if (!components.TryGetValue(row[0], out var component))
                components[row[0]] = component = new(StringComparer.Ordinal);
            if (!component.TryGetValue(row[1], out var partners))
                component[row[1]] = partners = [];
            partners.Add((row[2], OrderOf(Otherwise(row[3], row[4]))));
            if (partners.Count > MostNeighbours)
            {
                throw Fault.At(
                    lines.Source,
                    Components.LineOf(i),
                    $"_chem_comp_bond gives atom {Fault.Quote(row[1])} of {Fault.Quote(row[0])} more than "
                        + $"{MostNeighbours} bonds.",
                    "Correct the table or remove it.");
            }
        }

        return components;
    }
}
