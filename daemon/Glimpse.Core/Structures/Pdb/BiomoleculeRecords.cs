using System.Collections.Immutable;
using Glimpse.Core.Structures.Assemblies;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Pdb;

/// <summary>Collects REMARK 350: which chains, moved how, make the biological assemblies (wwPDB format 3.3).</summary>
internal sealed class BiomoleculeRecords
{
    private const int TextStart = 11;
    private const int LineEnd = 80;

    /// <summary>BIOMT1 to BIOMT3 stand in columns 14-19.</summary>
    private const int RowStart = 13;
    private const int RowEnd = 19;
    private const string Biomolecule = "BIOMOLECULE:";
    private const string Chains = "CHAINS:";

    // Several assemblies of one list are the same copies of it.
    private readonly List<(
        string Id,
        List<(List<string> Chains, List<AssemblyOperation> Operations)> Parts
    )> assemblies = [];
    private readonly Point3[] rows = new Point3[3];
    private readonly double[] shifts = new double[3];
    private bool listsChains;

    /// <summary>The assemblies, in the file's order.</summary>
    internal ImmutableArray<BiologicalAssembly> Assemblies =>
    [
        .. assemblies.Select(one => new BiologicalAssembly(
            one.Id, [.. one.Parts.Select(part => new AssemblyPart([.. part.Chains], [.. part.Operations]))])),
    ];

    /// <summary>Takes a line of the remark.</summary>
    internal void Read(ReadOnlySpan<char> line)
    {
        var text = Columns.Of(line, TextStart, LineEnd).Trim();
        if (text.StartsWith(Biomolecule))
        {
            var parts = new List<(List<string> Chains, List<AssemblyOperation> Operations)>();
            foreach (var id in text[Biomolecule.Length..].ToString().Split(',', StringSplitOptions.TrimEntries))
                assemblies.Add((id, parts));
            listsChains = false;
            return;
        }

        var chains = text.IndexOf(Chains);
        if (chains >= 0 && (text.StartsWith("APPLY") || text.StartsWith("AND")) && assemblies.Count > 0)
        {
            if (text.StartsWith("APPLY") || !listsChains)
                assemblies[^1].Parts.Add(([], []));
            listsChains = true;
            foreach (
                var chain in text[(chains + Chains.Length)..]
                    .ToString()
                    .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
                assemblies[^1].Parts[^1].Chains.Add(chain is "NULL" ? "" : chain);
        }
        else if (Columns.Of(line, RowStart, RowEnd) is ['B', 'I', 'O', 'M', 'T', >= '1' and <= '3' and var row])
        {
            listsChains = false;
            ReadRow(line, row - '1');
        }
    }

    /// <summary>
    /// Such as <c>REMARK 350 BIOMT1 2 -1.000000 0.000000 0.000000 52.30000</c>; the third row ends a matrix.
    /// </summary>
    private void ReadRow(ReadOnlySpan<char> line, int row)
    {
        var fields = Columns.Of(line, RowEnd, LineEnd).ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (assemblies.Count == 0 || assemblies[^1].Parts.Count == 0 || fields.Length < 5)
            return;
        Span<double> values = stackalloc double[4];
        for (var i = 0; i < values.Length; i++)
            values[i] = Number.TryReal(fields[i + 1], out var value) ? value : double.NaN;
        rows[row] = new Point3(values[0], values[1], values[2]);
        shifts[row] = values[3];
        if (row == 2)
        {
            var move = new RigidMove(rows[0], rows[1], rows[2], new(shifts[0], shifts[1], shifts[2]));
            assemblies[^1].Parts[^1].Operations.Add(new AssemblyOperation(fields[0], move));
        }
    }
}
