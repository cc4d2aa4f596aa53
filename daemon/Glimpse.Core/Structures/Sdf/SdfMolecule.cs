using System.Collections.Immutable;
using System.Globalization;

namespace Glimpse.Core.Structures.Sdf;

/// <summary>Collects the atoms and bonds of one connection table and makes a structure of one residue, LIG 1.</summary>
internal sealed class SdfMolecule(SdfRecordLines lines)
{
    private const string ResidueName = "LIG";
    private const int LargestCharge = 15;

    private readonly List<(Element Element, Point3 Position)> atoms = [];
    private readonly List<Bond> bonds = [];
    private readonly HashSet<(int, int)> bonded = [];
    private readonly Dictionary<int, int> charges = [];

    internal int AtomCount => atoms.Count;

    /// <summary>Adds an atom.</summary>
    /// <exception cref="GlimpseException">The symbol isn't an element, or a coordinate isn't a finite
    /// number.</exception>
    internal void AddAtom(ReadOnlySpan<char> symbol, ReadOnlySpan<char> x, ReadOnlySpan<char> y, ReadOnlySpan<char> z)
    {
        lines.CheckAtomLimit(atoms.Count);
        symbol = symbol.Trim();
        if (!Element.TryParse(symbol, out var element))
            throw lines.Fail(UnknownSymbol(symbol), "Replace it by a chemical element: all atoms must be known.");
        atoms.Add((element, new Point3(Coordinate(x, 'x'), Coordinate(y, 'y'), Coordinate(z, 'z'))));
    }

    /// <summary>Sets the formal charge of an atom, numbered from 1.</summary>
    internal void SetCharge(int atom, int charge)
    {
        if (atom < 1 || atom > atoms.Count || Math.Abs(charge) > LargestCharge)
        {
            throw lines.Fail(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"a charge of {charge} for atom {atom} makes no sense in a molecule of "
                        + $"{Counted.Of(atoms.Count, "atom")}."),
                "Correct the charge or export the molecule again.");
        }

        charges[atom - 1] = charge;
    }

    /// <summary>Forgets the charges of the atom lines, as the first M  CHG does.</summary>
    internal void ClearCharges() => charges.Clear();

    /// <summary>Adds a bond between atoms numbered from 1.</summary>
    /// <exception cref="GlimpseException">An atom isn't there, or the type is one of queries only.</exception>
    internal void AddBond(int first, int second, int type)
    {
        if (first < 1 || second < 1 || first > atoms.Count || second > atoms.Count || first == second)
        {
            throw lines.Fail(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"a bond joins atoms {first} and {second}, but there "
                        + $"{(atoms.Count == 1 ? "is" : "are")} {Counted.Of(atoms.Count, "atom")}."),
                "Export the molecule again.");
        }

        if (!bonded.Add((Math.Min(first, second), Math.Max(first, second))))
        {
            throw lines.Fail(
                string.Create(CultureInfo.InvariantCulture, $"atoms {first} and {second} are bonded a second time."),
                "Remove one of the two bonds.");
        }

        if (OrderOf(type) is { } order)
            bonds.Add(new Bond(first - 1, second - 1, order));
    }

    /// <summary>The structure.</summary>
    internal Structure ToStructure(string title, string source)
    {
        var list = ImmutableArray.CreateBuilder<Atom>(atoms.Count);
        for (var i = 0; i < atoms.Count; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{atoms[i].Element.Symbol}{i + 1}");
            var charge = charges.TryGetValue(i, out var given) && given != 0 ? given : (int?)null;
            list.Add(new Atom(i + 1, name, atoms[i].Element, 0, FormalCharge: charge) { Record = i });
        }

        return new Structure
        {
            Title = title,
            Source = source,
            Atoms = list.MoveToImmutable(),
            Positions = [.. atoms.Select(atom => atom.Position)],
            Residues = [new Residue(new ResidueId("", ResidueName, 1), 0, atoms.Count, IsHetero: true)],
            Bonds = [.. bonds],
            HasBondOrders = atoms.Count == 1 || bonded.Count > 0,
        };
    }

    /// <summary>
    /// Bond types of the CTfile format; a coordination bond counts as single, a hydrogen bond as none.
    /// </summary>
    private BondOrder? OrderOf(int type) => type switch
    {
        1 or 9 => BondOrder.Single,
        2 => BondOrder.Double,
        3 => BondOrder.Triple,
        4 => BondOrder.Aromatic,
        10 => null,
        _ => throw lines.Fail(
            string.Create(CultureInfo.InvariantCulture, $"bond type {type} is of queries, not of molecules."),
            "Give the bond the type 1, 2, 3 or 4 (aromatic)."),
    };

    private static string UnknownSymbol(ReadOnlySpan<char> symbol) =>
        symbol switch
        {
            "R" or "R#" => $"{Fault.Quote(symbol)} is an R-group, not an atom.",
            "L" => $"{Fault.Quote(symbol)} is an atom list of a query, not an atom.",
            "A" or "Q" or "*" or "X" or "M" or "AH" or "QH" or "XH" or "MH" =>
                $"{Fault.Quote(symbol)} is a wildcard of a query, not an atom.",
            "LP" => $"{Fault.Quote(symbol)} is a lone pair, not an atom.",
            _ => $"{Fault.Quote(symbol)} isn't a chemical element.",
        };

    private double Coordinate(ReadOnlySpan<char> field, char axis) =>
        Number.TryReal(field, out var value) && Number.IsCoordinate(value) ? value : throw lines.Fail(
            $"the {axis} coordinate {Fault.Quote(field)} of atom {atoms.Count + 1} isn't a number in Å.",
            "Correct it or export the molecule again.");
}
