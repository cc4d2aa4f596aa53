using System.Runtime.CompilerServices;
using Glimpse.Core.Structures.Pdb;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Cif;

/// <summary>Turns the rows of _atom_site into atom records; authors' ids (auth_) come before label ids.</summary>
internal sealed class CifAtomSite(LineReader lines, NamePool names, StructureReadOptions options) : ICifCategory
{
    private const string Remedy = "Correct the row, or export the file again.";

    private static readonly string[] Items =
    [
        "group_PDB", "id", "type_symbol", "label_atom_id", "auth_atom_id", "label_alt_id", "label_comp_id", "auth_comp_id", "label_asym_id",
        "auth_asym_id", "label_seq_id", "auth_seq_id", "pdbx_PDB_ins_code", "Cartn_x", "Cartn_y", "Cartn_z", "occupancy", "B_iso_or_equiv",
        "pdbx_formal_charge", "pdbx_PDB_model_num", "label_entity_id",
    ];

    private readonly SortedSet<int> models = [];
    private Row row = Row.Empty;
    private int? model = options.Model;
    private bool hasAuthorChains;

    private enum Item
    {
        Group,
        Id,
        Symbol,
        LabelAtom,
        AuthAtom,
        AltLoc,
        LabelComponent,
        AuthComponent,
        LabelChain,
        AuthChain,
        LabelNumber,
        AuthNumber,
        InsertionCode,
        X,
        Y,
        Z,
        Occupancy,
        BFactor,
        Charge,
        Model,
        Entity,
    }

    /// <summary>The atoms of the model asked for.</summary>
    internal List<AtomRecord> Atoms { get; } = [];

    /// <summary>For each atom, the entity it belongs to; empty where the file doesn't say.</summary>
    internal List<string> Entities { get; } = [];

    /// <summary>The numbers of the models seen.</summary>
    internal IReadOnlyCollection<int> Models => models;

    public int SlotOf(ReadOnlySpan<char> item)
    {
        for (var i = 0; i < Items.Length; i++)
        {
            if (!item.Equals(Items[i], StringComparison.OrdinalIgnoreCase))
                continue;
            hasAuthorChains |= i == (int)Item.AuthChain;
            return i;
        }

        return -1;
    }

    [MethodImpl(Jit.AtOnce)]
    public void Set(int slot, ReadOnlySpan<char> value)
    {
        switch ((Item)slot)
        {
            case Item.Group: row.IsHetero = value.Equals("HETATM", StringComparison.OrdinalIgnoreCase); break;
            case Item.Id: _ = Number.TryInteger(value, out row.Serial); break;
            case Item.Symbol: row.Symbol = names.Get(value); break;
            case Item.LabelAtom: row.LabelAtom = names.Get(value); break;
            case Item.AuthAtom: row.AuthAtom = names.Get(value); break;
            case Item.AltLoc: row.AltLoc = names.Get(value); break;
            case Item.LabelComponent: row.LabelComponent = names.Get(value); break;
            case Item.AuthComponent: row.AuthComponent = names.Get(value); break;
            case Item.LabelChain: row.LabelChain = names.Get(value); break;
            case Item.AuthChain: row.AuthChain = names.Get(value); break;
            case Item.LabelNumber: row.LabelNumber = Integer(value, "label_seq_id"); break;
            case Item.AuthNumber: row.AuthNumber = Integer(value, "auth_seq_id"); break;
            case Item.InsertionCode: row.InsertionCode = names.Get(value); break;
            case Item.X: row.X = Coordinate(value, "Cartn_x"); break;
            case Item.Y: row.Y = Coordinate(value, "Cartn_y"); break;
            case Item.Z: row.Z = Coordinate(value, "Cartn_z"); break;
            case Item.Occupancy: row.Occupancy = Real(value, 1); break;
            case Item.BFactor: row.BFactor = Real(value, 0); break;
            case Item.Charge: row.Charge = Number.TryInteger(value, out var charge) && charge != 0 ? charge : null; break;
            case Item.Model: row.Model = Integer(value, "pdbx_PDB_model_num"); break;
            case Item.Entity: row.Entity = names.Get(value); break;
        }
    }

    [MethodImpl(Jit.AtOnce)]
    public void EndRow()
    {
        var atom = row;
        row = Row.Empty;
        models.Add(atom.Model);
        model ??= atom.Model;
        if (atom.Model != model)
            return;
        lines.CheckAtomLimit(Atoms.Count);
        var name = atom.AuthAtom ?? atom.LabelAtom ?? throw lines.Fail("the atom has no name (label_atom_id).", Remedy);
        var residue = new ResidueId(
            atom.AuthChain ?? (hasAuthorChains ? null : atom.LabelChain) ?? "",
            atom.AuthComponent ?? atom.LabelComponent ?? "",
            atom.AuthNumber ?? atom.LabelNumber ?? 1,
            atom.InsertionCode);
        if (double.IsNaN(atom.X + atom.Y + atom.Z))
            throw lines.Fail($"{residue} {name} lacks a coordinate (Cartn_x, Cartn_y, Cartn_z).", Remedy);
        Entities.Add(atom.Entity);
        Atoms.Add(new AtomRecord
        {
            Line = lines.LineNumber,
            Serial = atom.Serial,
            Name = name,
            Element = ElementOf(atom, residue, name),
            Residue = residue,
            AltLoc = atom.AltLoc,
            Position = new Point3(atom.X, atom.Y, atom.Z),
            Occupancy = PdbAtomLine.ClampOccupancy(atom.Occupancy),
            BFactor = atom.BFactor,
            Charge = atom.Charge,
            IsHetero = atom.IsHetero,
        });
    }

    private Element ElementOf(in Row atom, ResidueId residue, string name)
    {
        if (atom.Symbol.Length > 0 && Element.TryParse(atom.Symbol, out var element))
            return element;
        if (atom.Symbol.Length == 0 && PolymerResidues.Contains(residue.Name)
            && PdbElement.Find(name, residue.Name, isLeftJustified: true) is { } told)
        {
            return told;
        }

        throw lines.Fail(
            atom.Symbol.Length == 0
                ? $"{residue} {name} has no element (type_symbol)."
                : $"{residue} {name} has the unknown element {Fault.Quote(atom.Symbol)}.",
            "Write the symbol of a chemical element as type_symbol, or remove the atom if it is a dummy.");
    }

    private int Integer(ReadOnlySpan<char> value, string item) =>
        Number.TryInteger(value, out var number) ? number : throw lines.Fail($"{item} {Fault.Quote(value)} isn't a whole number.", Remedy);

    private double Coordinate(ReadOnlySpan<char> value, string item) =>
        CifNumber.TryReal(value, out var number) && Number.IsCoordinate(number)
            ? number : throw lines.Fail($"{item} {Fault.Quote(value)} isn't a number in Å.", Remedy);

    private static double Real(ReadOnlySpan<char> value, double otherwise) =>
        CifNumber.TryReal(value, out var number) && double.IsFinite(number) ? number : otherwise;

    private struct Row
    {
        internal static readonly Row Empty = new()
        {
            Symbol = "",
            AltLoc = "",
            InsertionCode = "",
            Entity = "",
            Occupancy = 1,
            Model = 1,
            X = double.NaN,
            Y = double.NaN,
            Z = double.NaN,
        };

        internal bool IsHetero;
        internal int Serial;
        internal int Model;
        internal string Symbol;
        internal string? LabelAtom;
        internal string? AuthAtom;
        internal string AltLoc;
        internal string? LabelComponent;
        internal string? AuthComponent;
        internal string? LabelChain;
        internal string? AuthChain;
        internal int? LabelNumber;
        internal int? AuthNumber;
        internal string InsertionCode;
        internal string Entity;
        internal double X;
        internal double Y;
        internal double Z;
        internal double Occupancy;
        internal double BFactor;
        internal int? Charge;
    }
}
