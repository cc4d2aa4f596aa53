using System.Diagnostics;
using System.Globalization;
using System.Text;
using Glimpse.Core.Maps;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Maps;

public sealed class DxWriterTests
{
    [Fact]
    public void A_dx_map_reads_back_exactly()
    {
        var grid = SampleExplanation.Grid with { Center = new Point3(1.0 / 3, -2.25, 40.1), Spacing = 0.7 };
        var map = SampleExplanation.Map();
        map[0] = float.Epsilon;
        map[1] = -float.MaxValue;
        var (origin, spacing, size, values) = Read(Write(grid, map));
        Assert.Equal(grid.Origin, origin);
        Assert.Equal(0.7, spacing);
        Assert.Equal(24, size);
        Assert.Equal(map, values);
    }

    [Fact]
    public void A_dx_title_can_not_break_out_of_its_comment()
    {
        var text = Write(SampleExplanation.Grid, SampleExplanation.Map(), "α\nobject 1");
        Assert.StartsWith("# ? object 1\nobject 1 class gridpositions counts 24 24 24\n", text);
        Assert.Contains("\nobject 2 class gridconnections counts 24 24 24\n", text);
    }

    [Fact]
    public void A_map_of_another_size_or_with_a_NaN_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Write(SampleExplanation.Grid, new float[5]));
        var map = SampleExplanation.Map();
        map[7] = float.NaN;
        Assert.Throws<ArgumentException>(() => Write(SampleExplanation.Grid, map));
    }

    [Fact]
    public void A_dx_map_of_24_cubed_takes_milliseconds()
    {
        var map = SampleExplanation.Map();
        Write(SampleExplanation.Grid, map);
        var watch = Stopwatch.StartNew();
        const int Rounds = 10;
        for (var i = 0; i < Rounds; i++)
            new DxWriter().Write(Stream.Null, new ChannelMap(SampleExplanation.Grid, map, "a map", []));
        TestContext.Current.SendDiagnosticMessage("dx, 24^3: {0} ms", watch.Elapsed.TotalMilliseconds / Rounds);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(10), "a writer that hangs");
    }

    private static string Write(VoxelGrid grid, float[] map, string title = "a map")
    {
        using var stream = new MemoryStream();
        new DxWriter().Write(stream, new ChannelMap(grid, map, title, []));
        return Encoding.ASCII.GetString(stream.ToArray());
    }

    /// <summary>Reads as APBS's users do: by keyword, then numbers by blanks.</summary>
    private static (Point3 Origin, double Spacing, int Size, float[] Values) Read(string text)
    {
        var lines = text.Split('\n');
        var origin = Numbers(lines.Single(line => line.StartsWith("origin ", StringComparison.Ordinal)));
        var deltas = lines.Where(line => line.StartsWith("delta ", StringComparison.Ordinal)).Select(Numbers).ToArray();
        for (var axis = 0; axis < 3; axis++)
            Assert.Equal(Enumerable.Range(0, 3).Select(i => i == axis ? deltas[0][0] : 0), deltas[axis]);
        var counts = lines.Single(line => line.Contains("gridpositions")).Split(' ')[^3..];
        var start = Array.FindIndex(lines, line => line.EndsWith("data follows", StringComparison.Ordinal)) + 1;
        var values = lines[start..]
            .TakeWhile(line => !line.StartsWith("attribute", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' '))
            .Select(word => float.Parse(word, CultureInfo.InvariantCulture));
        return (
            new Point3(origin[0], origin[1], origin[2]),
            deltas[0][0],
            int.Parse(Assert.Single(counts.Distinct())),
            [.. values]);
    }

    private static double[] Numbers(string line) =>
        [.. line.Split(' ').Skip(1).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
}
