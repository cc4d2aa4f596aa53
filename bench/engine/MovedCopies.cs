using System.Globalization;

namespace Glimpse.Bench.Engine;

/// <summary>
/// Many poses of one ligand: its SD record copied, each copy shifted by up to half an ångström on each axis.
/// </summary>
internal static class MovedCopies
{
    private const int CountsLine = 3, CoordinateWidth = 10, Axes = 3, Seed = 1;

    /// <summary>Writes an SD file (V2000) of copies of the first record of another.</summary>
    internal static void Write(string ligandPath, int count, string path)
    {
        var lines = File.ReadLines(ligandPath).TakeWhile(line => line != "$$$$").ToArray();
        var atoms = int.Parse(lines[CountsLine].AsSpan(0, 3), CultureInfo.InvariantCulture);
        var random = new Random(Seed);
        using var file = new StreamWriter(path);
        for (var copy = 1; copy <= count; copy++)
        {
            var shift = Enumerable.Range(0, Axes).Select(_ => random.NextDouble() - 0.5).ToArray();
            file.WriteLine($"pose{copy}");
            for (var i = 1; i < lines.Length; i++)
                file.WriteLine(i > CountsLine && i <= CountsLine + atoms ? Moved(lines[i], shift) : lines[i]);
            file.WriteLine("$$$$");
        }
    }

    private static string Moved(string atom, double[] shift)
    {
        var coordinates = shift.Select(
            (by, axis) =>
                (double.Parse(atom.AsSpan(axis * CoordinateWidth, CoordinateWidth), CultureInfo.InvariantCulture) + by)
                    .ToString("F4", CultureInfo.InvariantCulture)
                    .PadLeft(CoordinateWidth));
        return string.Concat(coordinates) + atom[(Axes * CoordinateWidth)..];
    }
}
