using System.Globalization;
using Glimpse.Core.Structures;
using Xunit;

namespace Glimpse.Tests.Chemistry.Warnings;

/// <summary>Groups beside amprenavir that aren't it, under various names.</summary>
public sealed class GroupAsProteinTests
{
    [Fact]
    public void A_cofactor_is_named_as_such_and_anything_else_is_to_be_taken_out()
    {
        Assert.Empty(WarningsOf.With("group-counts-as-protein", Ring("FAD")));
        Assert.Equal(
            "Cofactors count as protein: X:FAD:900.",
            Assert.Single(WarningsOf.With("cofactor-counts-as-protein", Ring("FAD"))).Message);
        Assert.Contains(
            "X:XYZ:900",
            Assert.Single(WarningsOf.With("group-counts-as-protein", Ring("XYZ"))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_bonded_to_a_chain_is_part_of_it() =>
        Assert.Empty(
            WarningsOf.Edited(
                line => WarningsOf.IsAtomOf(line, "ILE", 'A', 50) ? $"{line[..17]}XIL{line[20..]}" : line,
                "group-counts-as-protein"));

    /// <summary>
    /// A ring of six carbons in the nearest place to the ligand's middle where nothing is within 3.4 Å.
    /// </summary>
    private static string[] Ring(string name)
    {
        var taken = WarningsOf
            .HivProtease.Where(line =>
                line.StartsWith("ATOM", StringComparison.Ordinal) || line.StartsWith("HETATM", StringComparison.Ordinal)
            )
            .Select(line =>
                (IsLigand: line[17..20] == "478", At: new Point3(Number(line, 30), Number(line, 38), Number(line, 46))))
            .ToList();
        var middle = Point3.Centroid([.. taken.Where(atom => atom.IsLigand).Select(atom => atom.At)]);
        var place = (from x in Steps from y in Steps from z in Steps select new Point3(x, y, z))
            .OrderBy(shift => shift.Length)
            .Select(shift => middle + shift)
            .First(at => Corners(at).All(corner => taken.TrueForAll(atom => atom.At.DistanceTo(corner) > 3.4)));
        return [.. Corners(place).Select((at, i) => RealComplex.Line("HETATM", $" C{i + 1}", name, "X", 900, at, "C"))];
    }

    private static IEnumerable<double> Steps => Enumerable.Range(-11, 23).Select(step => (double)step);

    private static IEnumerable<Point3> Corners(Point3 at) =>
        Enumerable
            .Range(0, 6)
            .Select(i => at + new Point3(1.4 * Math.Cos(i * Math.PI / 3), 1.4 * Math.Sin(i * Math.PI / 3), 0));

    private static double Number(string line, int start) =>
        double.Parse(line.AsSpan(start, 8), CultureInfo.InvariantCulture);
}
