using System.Globalization;
using Glimpse.Core.Structures;

namespace Glimpse.Bench.Chemistry;

/// <summary>Just enough of SDF V2000 for the data folder's ligands.</summary>
internal static class SdfText
{
    internal static Structure Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var atoms = Number(lines[3], 0);
        var bonds = Number(lines[3], 3);
        var charges = new int?[atoms];
        foreach (var line in lines.Where(l => l.StartsWith("M  CHG", StringComparison.Ordinal)))
        {
            for (var i = 0; i < Number(line, 6); i++)
                charges[Number(line, 9 + (8 * i), 4) - 1] = Number(line, 13 + (8 * i), 4);
        }

        return new Structure
        {
            Source = path,
            Atoms = [.. Enumerable.Range(0, atoms).Select(i => new Atom(i + 1, $"A{i + 1}", ElementOf(lines[4 + i]), 0, FormalCharge: charges[i]))],
            Positions = [.. Enumerable.Range(0, atoms).Select(i => new Point3(Real(lines[4 + i], 0), Real(lines[4 + i], 10), Real(lines[4 + i], 20)))],
            Residues = [new Residue(new ResidueId("", "LIG", 1), 0, atoms, IsHetero: true)],
            Bonds = [.. lines.Skip(4 + atoms).Take(bonds).Select(l => new Bond(Number(l, 0) - 1, Number(l, 3) - 1, (BondOrder)Number(l, 6)))],
            HasBondOrders = true,
        };
    }

    private static Element ElementOf(string line) =>
        Element.TryParse(line.AsSpan(31, 3), out var element) ? element : throw new FormatException(line);

    private static int Number(string line, int from, int length = 3) =>
        int.Parse(line.AsSpan(from, length), NumberStyles.Integer, CultureInfo.InvariantCulture);

    private static double Real(string line, int from) => double.Parse(line.AsSpan(from, 10), CultureInfo.InvariantCulture);
}
