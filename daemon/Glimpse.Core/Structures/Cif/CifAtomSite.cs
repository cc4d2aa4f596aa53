using System.Globalization;
using System.Runtime.CompilerServices;
using Glimpse.Core.Structures.Pdb;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Cif;

/// <summary>Turns the rows of _atom_site into atom records; authors' ids (auth_) come before label ids.</summary>
internal sealed class CifAtomSite(LineReader lines, NamePool names, StructureReadOptions options) : ICifCategory
{
    /// <summary>What a molecule without names of its own is called.</summary>
    private const string Unnamed = "LIG";

    private const string Remedy = "Correct the row, or export the file again.";

    private static readonly string[] Items =
    [
        "group_PDB",
        "id",
        "type_symbol",
        "label_atom_id",
        "auth_atom_id",
        "label_alt_id",
        "label_comp_id",
        "auth_comp_id",
        "label_asym_id",
        "auth_asym_id",
        "label_seq_id",
        "auth_seq_id",
        "pdbx_PDB_ins_code",
        "Cartn_x",
        "Cartn_y",
        "Cartn_z",
        "occupancy",
        "B_iso_or_equiv",
        "pdbx_formal_charge",
        "pdbx_PDB_model_num",
        "label_entity_id",
    ];

    private readonly SortedSet<int> models = [];
    private readonly ResidueNumbers numbers = new();
    private readonly Dictionary<string, int> unnamed = new(StringComparer.Ordinal);
    private (string Chain, string Component, int? Number) unnamedIn;
    private int otherModel = int.MinValue;
    private readonly List<string> labelChains = [];
    private Row row = Row.Empty;
    private int? model = options.Model;
    private (int Model, string Chain, int Number)? nameless;
    private bool hasAuthorChains;
    private bool hasSymbols;

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

    /// <summary>The models that aren't read.</summary>
    internal OtherModels Others { get; } = new();

    /// <summary>The model that is read; null while there is none.</summary>
    internal int? Model => model;

    /// <summary>For each atom, the entity it belongs to; empty where the file doesn't say.</summary>
    internal List<string> Entities { get; } = [];

    /// <summary>The numbers of the models seen.</summary>
    internal IReadOnlyCollection<int> Models => models;

    /// <summary>
    /// For each residue its label_asym_id, by which assemblies name chains; that of the author where there is none.
    /// </summary>
    internal string[] LabelChains(AssembledAtoms assembled)
    {
        var chains = new string[assembled.Residues.Length];
        for (var record = 0; record < assembled.IndexOf.Length; record++)
        {
            if (assembled.IndexOf[record] >= 0)
                chains[assembled.Atoms[assembled.IndexOf[record]].Residue] = labelChains[record];
        }

        return chains;
    }

    public int SlotOf(ReadOnlySpan<char> item)
    {
        for (var i = 0; i < Items.Length; i++)
        {
            if (!item.Equals(Items[i], StringComparison.OrdinalIgnoreCase))
                continue;
            hasAuthorChains |= i == (int)Item.AuthChain;
            hasSymbols |= i == (int)Item.Symbol;
            return i;
        }

        return -1;
    }

    [MethodImpl(Jit.AtOnce)]
    public void Set(int slot, ReadOnlySpan<char> value)
    {
        switch ((Item)slot)
        {
            case Item.Group:
                row.IsHetero = value.Equals("HETATM", StringComparison.OrdinalIgnoreCase);
                break;
            case Item.Id:
                _ = Number.TryInteger(value, out row.Serial);
                break;
            case Item.Symbol:
                row.Symbol = names.Get(value);
                break;
            case Item.LabelAtom:
                row.LabelAtom = names.Get(value);
                break;
            case Item.AuthAtom:
                row.AuthAtom = names.Get(value);
                break;
            case Item.AltLoc:
                row.AltLoc = names.Get(value);
                break;
            case Item.LabelComponent:
                row.LabelComponent = names.Get(value);
                break;
            case Item.AuthComponent:
                row.AuthComponent = names.Get(value);
                break;
            case Item.LabelChain:
                row.LabelChain = names.Get(value);
                break;
            case Item.AuthChain:
                row.AuthChain = names.Get(value);
                break;
            case Item.LabelNumber:
                row.LabelNumber = Integer(value, "label_seq_id");
                break;
            case Item.AuthNumber:
                row.AuthNumber = AuthorNumber(value);
                break;
            case Item.InsertionCode:
                row.InsertionCode = names.Get(value);
                break;
            case Item.X:
                row.X = Coordinate(value, "Cartn_x");
                break;
            case Item.Y:
                row.Y = Coordinate(value, "Cartn_y");
                break;
            case Item.Z:
                row.Z = Coordinate(value, "Cartn_z");
                break;
            case Item.Occupancy:
                row.Occupancy = Real(value, 1);
                break;
            case Item.BFactor:
                row.BFactor = Real(value, 0);
                break;
            case Item.Charge:
                row.Charge = Number.TryInteger(value, out var charge) && charge != 0 ? charge : null;
                break;
            case Item.Model:
                row.Model = Integer(value, "pdbx_PDB_model_num");
                break;
            case Item.Entity:
                row.Entity = names.Get(value);
                break;
        }
    }

    [MethodImpl(Jit.AtOnce)]
    public void EndRow()
    {
        var atom = row;
        row = Row.Empty;
        models.Add(atom.Model);
        model ??= atom.Model;
        if (atom.Model != model && !options.JoinModels)
        {
            AddElsewhere(atom);
            return;
        }

        lines.CheckAtomLimit(Atoms.Count);
        var chain = atom.AuthChain ?? (hasAuthorChains ? null : atom.LabelChain) ?? "";
        var component = atom.AuthComponent ?? atom.LabelComponent ?? Unnamed;
        var name = atom.AuthAtom ?? atom.LabelAtom ?? NameOf(atom, chain, component);
        var number = atom.AuthNumber ?? atom.LabelNumber ?? 1;
        var isNumbered =
            atom.NumberText.Length == 0 || numbers.Read(atom.NumberText, chain, component, name, out number);
        if ((atom.AuthComponent ?? atom.LabelComponent) is null && (atom.AuthAtom ?? atom.LabelAtom) is not null)
            RequireOneNameless((atom.Model, chain, number));
        var residue = new ResidueId(chain, component, number, atom.InsertionCode);
        var fault = PseudoAtoms.Find(residue, name);
        if (double.IsNaN(atom.X + atom.Y + atom.Z))
            fault ??= new AtomFault(
                IsPseudo: false,
                atom.BadText.Length > 0
                    ? atom.BadText
                    : $"{residue} {name} lacks a coordinate (Cartn_x, Cartn_y, Cartn_z).",
                Remedy);
        var element = ElementOf(atom, residue, name, ref fault);
        Entities.Add(atom.Entity);
        labelChains.Add(atom.LabelChain ?? residue.Chain);
        Atoms.Add(new AtomRecord
        {
            Line = lines.LineNumber,
            Serial = atom.Serial,
            Model = atom.Model,
            Name = name,
            Element = element,
            Residue = residue,
            AltLoc = atom.AltLoc,
            Position = new Point3(atom.X, atom.Y, atom.Z),
            Occupancy = PdbAtomLine.ClampOccupancy(atom.Occupancy),
            BFactor = atom.BFactor,
            Charge = atom.Charge,
            IsHetero = atom.IsHetero,
            Fault = fault,
            HasMadeNumber = !isNumbered,
        });
    }

    /// <summary>
    /// A molecule by itself needs no component name; among several residues nothing tells which is what.
    /// </summary>
    private void RequireOneNameless((int Model, string Chain, int Number) residue)
    {
        if (nameless is { } other && other.Model == residue.Model && other != residue)
            throw lines.Fail(
                "the atoms of several residues have no component name (label_comp_id, auth_comp_id): what is protein "
                    + "and what is ligand can't be told.",
                "Export the file with the names of its components.");
        nameless = residue;
    }

    /// <summary>Keeps the place of a heavy atom of a model that isn't read.</summary>
    private void AddElsewhere(in Row atom)
    {
        if (atom.Model != otherModel)
            Others.Begin(atom.Model);
        otherModel = atom.Model;
        var name = atom.AuthComponent ?? atom.LabelComponent ?? "";
        if (
            Others.Takes
            && !HeteroGroups.IsWater(name)
            && atom.Symbol is not ("H" or "D")
            && !double.IsNaN(atom.X + atom.Y + atom.Z))
        {
            var residue = new ResidueId(
                atom.AuthChain ?? atom.LabelChain ?? "",
                name,
                atom.AuthNumber ?? atom.LabelNumber ?? 1,
                atom.InsertionCode);
            Others.Add(new Point3(atom.X, atom.Y, atom.Z), residue);
        }
    }

    private Element? ElementOf(in Row atom, ResidueId residue, string name, ref AtomFault? fault)
    {
        if (atom.Symbol.Length > 0 && Element.TryParse(atom.Symbol, out var element))
            return element;
        if (
            atom.Symbol.Length == 0
            && (PolymerResidues.Contains(residue.Name) || HeteroGroups.IsWater(residue.Name))
            && PdbElement.Find(name, residue.Name, isLeftJustified: true) is { } told)
        {
            return told;
        }

        if (!hasSymbols)
            throw lines.Fail(
                $"the elements of the atoms aren't given (type_symbol), and the name of {residue} {name} doesn't tell "
                    + $"one for certain.",
                "Export the file with the column type_symbol.");
        if (atom.Symbol.Length > 0)
            fault ??= PseudoAtoms.Fault(
                residue,
                name,
                $"has the unknown element {Structures.Fault.Quote(atom.Symbol)}");
        else if (PdbElement.Find(name, residue.Name, isLeftJustified: true) is null)
            fault ??= PseudoAtoms.Fault(
                residue,
                name,
                "is of no element: type_symbol states none, and its name tells none");
        else
            fault ??= new AtomFault(
                IsPseudo: false,
                $"{residue} {name} has no element: its type_symbol is empty.",
                "Give its element, or export the file again.");
        return null;
    }

    private int Integer(ReadOnlySpan<char> value, string item) =>
        Number.TryInteger(value, out var number)
            ? number
            : throw lines.Fail($"{item} {Fault.Quote(value)} isn't a whole number.", Remedy);

    private int? AuthorNumber(ReadOnlySpan<char> value)
    {
        if (Number.TryInteger(value, out var number))
            return number;
        row.NumberText = names.Get(value);
        return null;
    }

    private double Coordinate(ReadOnlySpan<char> value, string item)
    {
        if (CifNumber.TryReal(value, out var number) && Number.IsCoordinate(number))
            return number;
        row.BadText = $"{item} {Structures.Fault.Quote(value)} isn't a number in Å.";
        return double.NaN;
    }

    /// <summary>
    /// Names an atom without a name, as small molecules from Open Babel come, by its element and a count: C1, C2, N1.
    /// </summary>
    private string NameOf(in Row atom, string chain, string component)
    {
        if (unnamedIn != (chain, component, atom.AuthNumber ?? atom.LabelNumber))
            unnamed.Clear();
        unnamedIn = (chain, component, atom.AuthNumber ?? atom.LabelNumber);
        var symbol = atom.Symbol.Length > 0 ? atom.Symbol : "X";
        unnamed[symbol] = unnamed.GetValueOrDefault(symbol) + 1;
        return names.Get(string.Create(CultureInfo.InvariantCulture, $"{symbol}{unnamed[symbol]}"));
    }

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
            NumberText = "",
            BadText = "",
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
        internal string NumberText;
        internal string BadText;
        internal double X;
        internal double Y;
        internal double Z;
        internal double Occupancy;
        internal double BFactor;
        internal int? Charge;
    }
}
