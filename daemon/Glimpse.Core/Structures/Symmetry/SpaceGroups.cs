using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Glimpse.Core.Structures.Symmetry;

/// <summary>
/// The operators of the 65 space groups in which chiral molecules crystallise (International Tables for Crystallography
/// A), by Hermann-Mauguin symbol, with the other settings that PDB files use. Each group is the closure of its
/// generators.
/// </summary>
internal static class SpaceGroups
{
    private const string Resource = "Glimpse.Core.Structures.Symmetry.space-groups.txt";

    private static readonly FrozenDictionary<string, ImmutableArray<SymmetryOperator>> Generators = Load();

    /// <summary>The symbols known, in their order in the table.</summary>
    internal static IEnumerable<string> Symbols => Generators.Keys;

    /// <summary>
    /// The operators of a cell: those that the file states, or those of its space group; empty when it is unknown.
    /// </summary>
    internal static ImmutableArray<SymmetryOperator> OperatorsOf(UnitCell cell) =>
        !cell.Operators.IsEmpty ? cell.Operators : Find(Setting(cell));

    /// <summary>
    /// All operators of a space group with translations in one cell, the identity first; empty when the symbol is
    /// unknown.
    /// </summary>
    internal static ImmutableArray<SymmetryOperator> Find(string symbol) =>
        Generators.TryGetValue(Squeezed(symbol), out var generators) ? Closure(generators) : [];

    /// <summary>R 3 on a hexagonal cell is written H 3 in newer files and R 3 in older ones; the angles tell.</summary>
    private static string Setting(UnitCell cell)
    {
        var symbol = Squeezed(cell.SpaceGroup);
        if (
            symbol.EndsWith(":H", StringComparison.OrdinalIgnoreCase)
            || symbol.EndsWith(":R", StringComparison.OrdinalIgnoreCase))
            symbol = symbol[..^2];
        return symbol.StartsWith('R') && cell is { Gamma: 120, Alpha: 90 } ? 'H' + symbol[1..] : symbol;
    }

    private static ImmutableArray<SymmetryOperator> Closure(ImmutableArray<SymmetryOperator> generators)
    {
        var all = new List<SymmetryOperator> { SymmetryOperator.Identity };
        var seen = all.ToHashSet();
        for (var i = 0; i < all.Count; i++)
        {
            foreach (var generator in generators)
            {
                var next = generator.After(all[i]);
                if (seen.Add(next))
                    all.Add(next);
            }
        }

        return [.. all];
    }

    private static FrozenDictionary<string, ImmutableArray<SymmetryOperator>> Load()
    {
        using var reader = new StreamReader(typeof(SpaceGroups).Assembly.GetManifestResourceStream(Resource)!);
        var groups = new Dictionary<string, ImmutableArray<SymmetryOperator>>(StringComparer.OrdinalIgnoreCase);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            var generators = parts[1]
                .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(Parse)
                .ToImmutableArray();
            foreach (var symbol in parts[0].Split(',', StringSplitOptions.TrimEntries))
                groups.Add(Squeezed(symbol), generators);
        }

        return groups.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static SymmetryOperator Parse(string triplet) =>
        SymmetryOperator.TryParse(triplet, out var parsed)
            ? parsed
            : throw new InvalidDataException($"{Resource}: {triplet}");

    private static string Squeezed(string symbol) => symbol.Replace(" ", "", StringComparison.Ordinal);
}
