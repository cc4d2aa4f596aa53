using System.Collections.Immutable;
using Glimpse.Core.Structures.Assemblies;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Cif;

/// <summary>Collects the biological assemblies: _pdbx_struct_assembly_gen and _pdbx_struct_oper_list.</summary>
internal sealed class CifAssemblies(LineReader lines, NamePool names)
{
    /// <summary>Which operations are applied to which chains (label_asym_id).</summary>
    internal CifTable Parts { get; } = new(lines, names, "assembly_id", "oper_expression", "asym_id_list");

    /// <summary>The matrices.</summary>
    internal CifTable Operations { get; } =
        new(
            lines,
            names,
            [
                "id",
                "matrix[1][1]",
                "matrix[1][2]",
                "matrix[1][3]",
                "vector[1]",
                "matrix[2][1]",
                "matrix[2][2]",
                "matrix[2][3]",
                "vector[2]",
                "matrix[3][1]",
                "matrix[3][2]",
                "matrix[3][3]",
                "vector[3]",
            ]);

    /// <summary>The assemblies, in the file's order; all but the one that is wanted by their ids alone.</summary>
    /// <param name="wanted">Its id.</param>
    /// <exception cref="GlimpseException">What it states can't be read.</exception>
    internal ImmutableArray<BiologicalAssembly> Find(string wanted)
    {
        var moves = Operations
            .Rows.DistinctBy(row => row[0], StringComparer.Ordinal)
            .ToDictionary(row => row[0], MoveOf, StringComparer.Ordinal);
        return
        [
            .. Parts
                .Rows.Select((row, index) => (Id: row[0], Part: PartOf(row, index)))
                .GroupBy(row => row.Id, StringComparer.Ordinal)
                .Select(rows => new BiologicalAssembly(rows.Key, [.. rows.Select(row => row.Part)])),
        ];

        AssemblyPart PartOf(string[] row, int index) => new(
            [.. row[2].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            row[0].Equals(wanted, StringComparison.OrdinalIgnoreCase) ? OperationsOf(row, index, moves) : []);
    }

    private ImmutableArray<AssemblyOperation> OperationsOf(string[] row, int index, Dictionary<string, RigidMove> moves)
    {
        var products =
            OperationExpression.Parse(row[1])
            ?? throw Bad(index, $"oper_expression {Fault.Quote(row[1])} can't be read");
        return
        [
            .. products.Select(product => new AssemblyOperation(
                string.Join('x', product),
                Product(product, index, moves))),
        ];
    }

    private RigidMove Product(string[] ids, int index, Dictionary<string, RigidMove> moves)
    {
        var all = RigidMove.Identity;
        foreach (var id in ids)
            all = all.After(
                moves.TryGetValue(id, out var move)
                    ? move
                    : throw Bad(index, $"operation {Fault.Quote(id)} isn't in _pdbx_struct_oper_list"));
        return all;
    }

    private static RigidMove MoveOf(string[] row)
    {
        var values = row.Skip(1).Select(text => CifNumber.TryReal(text, out var value) ? value : double.NaN).ToArray();
        return new RigidMove(
            new(values[0], values[1], values[2]),
            new(values[4], values[5], values[6]),
            new(values[8], values[9], values[10]),
            new(values[3], values[7], values[11]));
    }

    private GlimpseException Bad(int row, string what) =>
        Fault.At(
            lines.Source,
            Parts.LineOf(row),
            $"{what}.",
            "Correct _pdbx_struct_assembly_gen, or leave --assembly out.").Naming("assembly");
}
