using System.Globalization;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Mol2;

/// <summary>Collects atoms, bonds and substructures of one MOL2 record and makes a structure of them.</summary>
internal sealed class Mol2Molecule(Mol2Lines section)
{
    private const string Remedy = "Check the line against the MOL2 format, or export the molecule again.";
    private const string DummyRemedy = "Give the atom a SYBYL type such as C.3, or remove it if it is a dummy.";
    private const int AtomFields = 9;

    private readonly LineReader lines = section.Lines;
    private readonly NamePool names = new();
    private readonly List<AtomRecord> atoms = [];
    private readonly List<string> types = [];
    private readonly List<int> places = [];
    private readonly Dictionary<int, int> recordOf = [];
    private readonly List<(int First, int Second, string Type)> bonds = [];
    private readonly Dictionary<int, (string Chain, string Name)> substructures = [];
    private readonly List<(int Id, string Name)> owners = [];
    private int bondLines;

    /// <summary>Reads the ATOM section.</summary>
    internal void ReadAtoms()
    {
        Span<Range> parts = stackalloc Range[AtomFields + 1];
        while (section.Read(out var line))
        {
            var found = line.SplitAny(parts, " \t", StringSplitOptions.RemoveEmptyEntries);
            if (found < 6 || !Number.TryInteger(line[parts[0]], out var id))
                throw lines.Fail($"{Fault.Quote(line)} isn't an atom line.", Remedy);
            var type = names.Get(line[parts[5]]);
            if (type == SybylType.LonePair)
            {
                recordOf.TryAdd(id, -1);
                continue;
            }

            if (!recordOf.TryAdd(id, atoms.Count))
                throw lines.Fail(
                    string.Create(CultureInfo.InvariantCulture, $"atom {id} is there a second time."),
                    "Number the atoms anew.");
            places.Add(recordOf.Count - 1);
            lines.CheckAtomLimit(atoms.Count);
            var name = names.Get(line[parts[1]]);
            var owner = found > 6 && Number.TryInteger(line[parts[6]], out var number) ? number : 1;
            owners.Add((owner, found > 7 ? names.Get(line[parts[7]]) : ""));
            types.Add(type);
            atoms.Add(
                new AtomRecord
                {
                    Line = lines.LineNumber,
                    Serial = id,
                    Stretch = owner,
                    Name = name,
                    AltLoc = "",
                    Position = new Point3(
                        Coordinate(line[parts[2]], 'x', name),
                        Coordinate(line[parts[3]], 'y', name),
                        Coordinate(line[parts[4]], 'z', name)),
                    Occupancy = 1,
                });
        }
    }

    /// <summary>Reads the BOND section.</summary>
    internal void ReadBonds()
    {
        Span<Range> parts = stackalloc Range[5];
        while (section.Read(out var line))
        {
            bondLines++;
            if (
                line.SplitAny(parts, " \t", StringSplitOptions.RemoveEmptyEntries) < 4
                || !Number.TryInteger(line[parts[1]], out var first)
                || !Number.TryInteger(line[parts[2]], out var second))
            {
                throw lines.Fail($"{Fault.Quote(line)} isn't a bond line.", Remedy);
            }

            if (!recordOf.TryGetValue(first, out var a) || !recordOf.TryGetValue(second, out var b) || first == second)
            {
                throw lines.Fail(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"a bond joins atoms {first} and {second}, which aren't both there."),
                    "Export the molecule again.");
            }

            if (a >= 0 && b >= 0)
                bonds.Add((a, b, names.Get(line[parts[3]])));
        }
    }

    /// <summary>Reads the SUBSTRUCTURE section: id name root type dictionary chain residue-name.</summary>
    internal void ReadSubstructures()
    {
        Span<Range> parts = stackalloc Range[8];
        while (section.Read(out var line))
        {
            var found = line.SplitAny(parts, " \t", StringSplitOptions.RemoveEmptyEntries);
            if (found >= 2 && Number.TryInteger(line[parts[0]], out var id))
                substructures.TryAdd(
                    id,
                    (found > 5 ? Word(line[parts[5]]) : "", found > 6 ? Word(line[parts[6]]) : ""));
        }
    }

    /// <summary>The structure.</summary>
    /// <exception cref="GlimpseException">The record has no atoms, others or other bonds than it announces, or an atom
    /// without a known element.</exception>
    internal Structure ToStructure(string title, string source, (int Atoms, int Bonds) announced)
    {
        RequireAnnounced(announced.Atoms, recordOf.Count, "atoms");
        RequireAnnounced(announced.Bonds, bondLines, "bonds");
        if (atoms.Count == 0)
            throw lines.Fail("the record has no atoms.", "Remove the empty record.");
        var isTyped = types.Exists(type => SybylType.IsHybridised(type));
        for (var i = 0; i < atoms.Count; i++)
            atoms[i] = Complete(i);
        var (resolved, charges) = Mol2Bonds.Resolve(bonds, types, isTyped);
        foreach (var (atom, charge) in charges)
            atoms[atom] = atoms[atom] with { Charge = charge };
        var assembled = ResidueAssembler.Assemble(atoms, altLoc: null).Require(source);
        return new Structure
        {
            Title = title,
            Source = source,
            Atoms = [.. assembled.Atoms.Select(atom => atom with { Record = places[atom.Record] })],
            Positions = assembled.Positions,
            Residues = assembled.Residues,
            Bonds =
            [
                .. resolved
                    .Select(bond =>
                        bond with
                        {
                            First = assembled.IndexOf[bond.First],
                            Second = assembled.IndexOf[bond.Second],
                        })
                    .Where(bond => bond.First >= 0 && bond.Second >= 0),
            ],
            HasBondOrders =
                (isTyped && resolved.Count > 0 && resolved.TrueForAll(bond => bond.Order != BondOrder.Unknown))
                || atoms.Count == 1,
            Remarks = assembled.Remarks,
            LeftOut = assembled.LeftOut,
        };
    }

    private void RequireAnnounced(int announced, int held, string what)
    {
        if (announced >= 0 && announced != held)
            throw lines.Fail(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the record announces {announced} {what}, but holds {held}."),
                "The file is cut short or damaged; export it again.");
    }

    private AtomRecord Complete(int index)
    {
        var atom = atoms[index];
        var id = SubstructureName.Parse(owners[index], substructures.GetValueOrDefault(owners[index].Id, ("", "")));
        var element = SybylType.IsDummy(types[index]) ? null : SybylType.Find(types[index], atom.Name, id.Name);
        var fault = PseudoAtoms.Find(id, atom.Name);
        if (element == null)
            fault ??= new AtomFault(
                IsPseudo: true,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"atom {atom.Serial} {atom.Name} has the type {Fault.Quote(types[index])}, which is no chemical "
                        + $"element."),
                DummyRemedy);
        return atom with
        {
            Residue = id with { Chain = names.Get(id.Chain), Name = names.Get(id.Name) },
            Element = element,
            IsHetero = !PolymerResidues.Contains(id.Name),
            Fault = fault,
        };
    }

    private double Coordinate(ReadOnlySpan<char> field, char axis, string name) =>
        Number.TryReal(field, out var value) && Number.IsCoordinate(value)
            ? value
            : throw lines.Fail($"the {axis} coordinate {Fault.Quote(field)} of {name} isn't a number in Å.", Remedy);

    private string Word(ReadOnlySpan<char> field) => field is "****" ? "" : names.Get(field);
}
