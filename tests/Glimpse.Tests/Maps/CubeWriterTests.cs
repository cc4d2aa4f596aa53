using System.Globalization;
using System.Text;
using Glimpse.Core.Maps;
using Glimpse.Core.Structures;
using Xunit;

namespace Glimpse.Tests.Maps;

public sealed class CubeWriterTests
{
    private static readonly (Element, Point3)[] Atoms =
    [
        (Element.N, new Point3(15.9, 9.25, 51.5)),
        (Element.Cl, new Point3(-1, 0, 2)),
    ];

    [Fact]
    public void A_cube_gives_lengths_in_Bohr_and_positive_counts()
    {
        var lines = Write(Atoms).Split('\n');
        const double Bohr = 1 / 0.529177210544;
        AssertRow(lines[2], 2, 1.5 * Bohr, -2.25 * Bohr, 40 * Bohr);
        AssertRow(lines[3], 24, Bohr, 0, 0);
        AssertRow(lines[4], 24, 0, Bohr, 0);
        AssertRow(lines[5], 24, 0, 0, Bohr);
        AssertRow(lines[6], 7, 7, 15.9 * Bohr, 9.25 * Bohr, 51.5 * Bohr);
        AssertRow(lines[7], 17, 17, -Bohr, 0, 2 * Bohr);
    }

    [Fact]
    public void A_cube_starts_a_new_line_for_each_row_of_z_and_keeps_six_digits()
    {
        var rows = Write(Atoms).TrimEnd('\n').Split('\n')[8..];
        Assert.Equal(24 * 24 * 4, rows.Length);
        Assert.All(rows, row => Assert.Equal(6 * 13, row.Length));
        var values = rows.SelectMany(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(word => float.Parse(word, CultureInfo.InvariantCulture))
            .ToArray();
        Assert.Equal(
            SampleExplanation.Map(),
            values,
            (expected, read) => Math.Abs(expected - read) <= 5e-6 * Math.Abs(expected));
    }

    [Fact]
    public void A_cube_without_an_atom_is_refused() => Assert.Throws<ArgumentException>(() => Write([]));

    private static string Write((Element, Point3)[] atoms)
    {
        using var stream = new MemoryStream();
        new CubeWriter().Write(
            stream,
            new ChannelMap(SampleExplanation.Grid, SampleExplanation.Map(), "a map", atoms));
        return Encoding.ASCII.GetString(stream.ToArray());
    }

    private static void AssertRow(string line, params double[] expected)
    {
        var read = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => double.Parse(word, CultureInfo.InvariantCulture));
        Assert.Equal(expected, read, (a, b) => Math.Abs(a - b) < 1e-6);
    }
}
