using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Glimpse.Core.Maps;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Maps;

public sealed class Ccp4WriterTests
{
    private const int HeaderLength = 1024;

    public static TheoryData<double, double, double, int, double> Grids => new()
    {
        { 13, 9.25, 51.5, 24, 1 },
        { -1.0 / 3, -40.71, 0.0001, 24, 1 },
        { 5.017, -0.49, 7.777, 32, 0.5 },
    };

    [Theory]
    [MemberData(nameof(Grids))]
    public void Sum_and_centre_of_mass_stay_where_they_are(double x, double y, double z, int size, double spacing)
    {
        var grid = new VoxelGrid(new Point3(x, y, z), size, spacing);
        var values = Random(grid);
        var map = Read(Write(grid, values));
        Assert.Equal(values.Sum(value => (double)value), map.Values.Sum(value => (double)value) / 8, 1e-3);
        Assert.Equal(spacing / 2, map.Step, 1e-6);
        var expected = Centre(values, grid.Size, grid.Origin, grid.Spacing);
        var found = Centre(map.Values, map.Count, map.Start * map.Step, map.Step);
        Assert.True(expected.DistanceTo(found) < 1e-4, $"{expected} became {found}");
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void Each_lattice_point_has_the_value_that_the_map_has_there(
        double x, double y, double z, int size, double spacing)
    {
        var grid = new VoxelGrid(new Point3(x, y, z), size, spacing);
        var values = Random(grid);
        var map = Read(Write(grid, values));
        for (var point = 0; point < map.Values.Length; point += 97)
        {
            var (i, j, k) = (point / (map.Count * map.Count), point / map.Count % map.Count, point % map.Count);
            var place = (map.Start + new Point3(i, j, k)) * map.Step;
            Assert.Equal(At(grid, values, place), map.Values[point], 1e-4);
        }
    }

    [Fact]
    public void The_header_is_that_of_MRC_2014_with_start_and_origin_at_one_place()
    {
        var bytes = Write(SampleExplanation.Grid, SampleExplanation.Map(), new string('t', 100) + "é");
        Assert.Equal("MAP ", Encoding.ASCII.GetString(bytes, 208, 4));
        Assert.Equal([0x44, 0x44, 0, 0], bytes[212..216]);
        Assert.Equal((2, 1, 0, 20140), (Word(bytes, 4), Word(bytes, 23), Word(bytes, 24), Word(bytes, 28)));
        Assert.Equal([1, 2, 3], Enumerable.Range(17, 3).Select(word => Word(bytes, word)));
        Assert.Equal([90f, 90f, 90f], Enumerable.Range(14, 3).Select(word => Real(bytes, word)));
        for (var axis = 0; axis < 3; axis++)
        {
            var step = Real(bytes, 11 + axis) / Word(bytes, 8 + axis);
            Assert.Equal(0.5f, step);
            Assert.Equal(Word(bytes, 5 + axis) * step, Real(bytes, 50 + axis));
            Assert.Equal(2 * Word(bytes, 1 + axis), Word(bytes, 8 + axis));
        }

        var values = Read(bytes).Values;
        var mean = values.Average(value => (double)value);
        Assert.Equal((values.Min(), values.Max()), (Real(bytes, 20), Real(bytes, 21)));
        Assert.Equal(mean, Real(bytes, 22), 1e-7);
        Assert.Equal(Math.Sqrt(values.Average(v => (v - mean) * (v - mean))), Real(bytes, 55), 1e-7);
        Assert.Equal((1, new string('t', 80)), (Word(bytes, 56), Encoding.ASCII.GetString(bytes, 224, 80)));
        Assert.All(bytes[304..HeaderLength], unused => Assert.Equal(0, unused));
    }

    [Fact]
    public void Of_a_grid_that_lies_on_the_lattice_every_voxel_keeps_its_value_and_place()
    {
        var grid = SampleExplanation.Grid with { Center = new Point3(13, -9.5, 51) };
        var map = Read(Write(grid, SampleExplanation.Map()));
        var peak = Array.IndexOf(map.Values, SampleExplanation.Peak);
        var index = new Point3(peak / (map.Count * map.Count), peak / map.Count % map.Count, peak % map.Count);
        Assert.Equal(
            grid.CenterOf(SampleExplanation.PeakX, SampleExplanation.PeakY, SampleExplanation.PeakZ),
            (map.Start + index) * map.Step);
    }

    [Fact]
    public void A_lone_voxel_between_eight_points_keeps_the_part_that_is_documented()
    {
        var grid = new VoxelGrid(new Point3(0.25, 0.25, 0.25), 4, 1);
        var values = new float[grid.VoxelCount];
        values[21] = 1;
        Assert.Equal(0.75 * 0.75 * 0.75, Read(Write(grid, values)).Values.Max(), 1e-6);
    }

    private static byte[] Write(VoxelGrid grid, float[] values, string title = "a map")
    {
        using var stream = new MemoryStream();
        new Ccp4Writer().Write(stream, new ChannelMap(grid, values, title, []));
        return stream.ToArray();
    }

    /// <summary>Reads a map with equal axes; values as [x, y, z], z fastest.</summary>
    private static (Point3 Start, double Step, int Count, float[] Values) Read(byte[] bytes)
    {
        var count = Word(bytes, 1);
        var stored = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(HeaderLength)).ToArray();
        Assert.Equal(count * count * count, stored.Length);
        var values = new float[stored.Length];
        for (var i = 0; i < stored.Length; i++)
            values[(((i % count * count) + (i / count % count)) * count) + (i / (count * count))] = stored[i];
        return (
            new Point3(Word(bytes, 5), Word(bytes, 6), Word(bytes, 7)),
            Real(bytes, 11) / (double)Word(bytes, 8),
            count,
            values);
    }

    private static int Word(byte[] bytes, int word) =>
        BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan((word - 1) * 4));

    private static float Real(byte[] bytes, int word) =>
        BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan((word - 1) * 4));

    private static float[] Random(VoxelGrid grid)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, grid.VoxelCount).Select(_ => random.NextSingle() - 0.3f)];
    }

    private static Point3 Centre(float[] values, int size, Point3 origin, double step)
    {
        var (sum, mass) = (default(Point3), 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            sum += (origin + (new Point3(i / (size * size), i / size % size, i % size) * step)) * values[i];
            mass += values[i];
        }

        return sum * (1 / mass);
    }

    /// <summary>Trilinear, 0 outside.</summary>
    private static double At(VoxelGrid grid, float[] values, Point3 place)
    {
        var sum = 0.0;
        for (var voxel = 0; voxel < values.Length; voxel++)
        {
            var offset = (place - grid.CenterOf(voxel)) * (1 / grid.Spacing);
            sum += values[voxel] * Hat(offset.X) * Hat(offset.Y) * Hat(offset.Z);
        }

        return sum;

        static double Hat(double distance) => Math.Max(0, 1 - Math.Abs(distance));
    }
}
