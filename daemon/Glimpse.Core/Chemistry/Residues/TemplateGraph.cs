using System.Collections.Immutable;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Residues;

/// <summary>One line of templates.txt: bonds between named atoms, charged atoms, aromatic rings.</summary>
internal sealed record TemplateGraph(
    ImmutableArray<(string First, string Second, int Order)> Bonds,
    ImmutableDictionary<string, int> Charges,
    ImmutableArray<ImmutableArray<string>> Rings)
{
    internal static TemplateGraph Empty { get; } = new([], ImmutableDictionary<string, int>.Empty, []);

    internal static TemplateGraph Parse(string line)
    {
        var columns = line.Split('|');
        return new TemplateGraph(
            [.. Words(columns, 1).Select(ParseBond)],
            Words(columns, 2).ToImmutableDictionary(word => word[..^1], word => word[^1] == '+' ? 1 : -1),
            columns.Length > 3 && columns[3].Trim().Length > 0
                ?
                [
                    .. columns[3]
                        .Split(';')
                        .Select(ring => ring.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToImmutableArray()),
                ]
                : []);
    }

    internal TemplateGraph With(TemplateGraph other) =>
        new([.. Bonds, .. other.Bonds], Charges.AddRange(other.Charges), [.. Rings, .. other.Rings]);

    /// <summary>The graph as a molecule; hydrogens fill the valences.</summary>
    internal (Molecule Molecule, ImmutableArray<string> Names) ToMolecule()
    {
        var names = Bonds
            .SelectMany(bond => new[] { bond.First, bond.Second })
            .Distinct(StringComparer.Ordinal)
            .ToImmutableArray();
        var rings = Rings
            .Select(ring => ring.Select(name => names.IndexOf(name)).ToImmutableArray())
            .ToImmutableArray();
        var bonds = Bonds
            .Select(bond => (First: names.IndexOf(bond.First), Second: names.IndexOf(bond.Second), bond.Order))
            .Select(bond => new MoleculeBond(
                bond.First,
                bond.Second,
                bond.Order,
                rings.Any(ring => ring.Contains(bond.First) && ring.Contains(bond.Second))))
            .ToImmutableArray();
        var atoms = names.Select(
            (name, index) =>
            {
                var element = ElementOf(name);
                var charge = Charges.GetValueOrDefault(name);
                var used = bonds.Where(bond => bond.First == index || bond.Second == index).Sum(bond => bond.Order);
                return new MoleculeAtom(
                    element,
                    charge,
                    Math.Max(0, Valence(element, charge) - used),
                    rings.Any(ring => ring.Contains(index)))
                {
                    ByRule = charge,
                };
            });
        return (new Molecule([.. atoms], bonds, rings), names);
    }

    private static string[] Words(string[] columns, int column) =>
        columns.Length > column ? columns[column].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];

    private static (string First, string Second, int Order) ParseBond(string word)
    {
        var at = word.IndexOfAny(['-', '=']);
        return (word[..at], word[(at + 1)..], word[at] == '=' ? 2 : 1);
    }

    private static Element ElementOf(string name)
    {
        var letters = name.TrimStart('<', '>');
        var symbol = letters.StartsWith("SE", StringComparison.Ordinal) ? "Se" : letters[..1];
        return Element.TryParse(symbol, out var element)
            ? element
            : throw new InvalidDataException($"templates.txt: no element in {name}");
    }

    private static int Valence(Element element, int charge) => element.Symbol switch
    {
        "C" => 4,
        "N" => 3 + charge,
        "O" or "S" or "Se" => 2 + charge,
        _ => 0,
    };
}
