using System.Buffers.Binary;
using System.Text;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Maps;

/// <summary>
/// Writes one channel as a CCP4 map (MRC 2014: Cheng et al., J. Struct. Biol. 2015, 192, 146; mode 2, little-endian
/// float32), for Coot and Phenix. Such a map starts at a whole number of steps from the origin of coordinates, and ours
/// at any place. So the values are resampled by trilinear interpolation to a lattice of half the spacing whose points
/// are multiples of its step; outside the grid they are 0. Each value is that of the map where it stands, nothing is
/// shifted; the sum of values times volume stays, highest and lowest voxels are flattened: at worst, between eight
/// lattice points, to 0.75³ = 0.42 of a lone voxel. The cell is P1 and twice as long as the map, so that programs that
/// repeat cells draw no copy beside it. Start and ORIGIN say the same place.
/// </summary>
public sealed class Ccp4Writer : IMapWriter
{
    /// <summary>Steps of the lattice in one spacing of the grid.</summary>
    private const int Finer = 2;

    /// <summary>The cell's length, in lengths of the map.</summary>
    private const int CellLengths = 2;

    private const int HeaderLength = 1024;
    private const int WordLength = 4;
    private const int LabelLength = 80;
    private const int Mode = 2;
    private const int SpaceGroup = 1;
    private const int Version = 20140;

    // Numbers of header words, from 1, as the format's tables have them.
    private const int CountWord = 1;
    private const int ModeWord = 4;
    private const int StartWord = 5;
    private const int CellStepsWord = 8;
    private const int CellLengthWord = 11;
    private const int CellAngleWord = 14;
    private const int AxisWord = 17;
    private const int MinimumWord = 20;
    private const int MaximumWord = 21;
    private const int MeanWord = 22;
    private const int SpaceGroupWord = 23;
    private const int VersionWord = 28;
    private const int OriginWord = 50;
    private const int MapWord = 53;
    private const int MachineWord = 54;
    private const int DeviationWord = 55;
    private const int LabelCountWord = 56;
    private const int LabelWord = 57;

    /// <inheritdoc/>
    public string Name => "ccp4";

    /// <inheritdoc/>
    public bool IsText => false;

    /// <inheritdoc/>
    public string Placement => "For Coot and Phenix; resampled at half the spacing, since it starts at whole steps.";

    /// <inheritdoc/>
    public void Write(Stream stream, ChannelMap map)
    {
        MapChecks.Require(map.Grid, map.Values);
        var step = map.Grid.Spacing / Finer;
        var origin = map.Grid.Origin;
        Axis[] axes = [Axis.Of(origin.X, map.Grid), Axis.Of(origin.Y, map.Grid), Axis.Of(origin.Z, map.Grid)];
        var values = Resample(map.Values, map.Grid.Size, axes);
        stream.Write(Header(axes, step, values, map.Title));
        stream.Write(XFastest(values, axes[0].Weights.Length));
    }

    private static byte[] Header(Axis[] axes, double step, double[] values, string title)
    {
        var header = new byte[HeaderLength];
        var count = axes[0].Weights.Length;
        for (var axis = 0; axis < axes.Length; axis++)
        {
            Whole(CountWord + axis, count);
            Whole(StartWord + axis, axes[axis].Start);
            Whole(CellStepsWord + axis, CellLengths * count);
            Real(CellLengthWord + axis, CellLengths * count * step);
            Real(CellAngleWord + axis, 90);
            Whole(AxisWord + axis, axis + 1);
            Real(OriginWord + axis, axes[axis].Start * step);
        }

        var mean = values.Average();
        Whole(ModeWord, Mode);
        Real(MinimumWord, values.Min());
        Real(MaximumWord, values.Max());
        Real(MeanWord, mean);
        Whole(SpaceGroupWord, SpaceGroup);
        Whole(VersionWord, Version);
        Text(MapWord, "MAP ");
        header[Place(MachineWord)] = header[Place(MachineWord) + 1] = 0x44; // Little-endian.
        Real(DeviationWord, Math.Sqrt(values.Average(value => (value - mean) * (value - mean))));
        Whole(LabelCountWord, 1);
        var label = MapChecks.OneLine(title);
        Text(LabelWord, label[..Math.Min(label.Length, LabelLength)].PadRight(LabelLength));
        return header;

        static int Place(int word) => (word - 1) * WordLength;
        void Whole(int word, int value) => BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(Place(word)), value);
        void Real(int word, double value) =>
            BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(Place(word)), (float)value);
        void Text(int word, string text) => Encoding.ASCII.GetBytes(text, header.AsSpan(Place(word)));
    }

    /// <summary>The values as bytes, x fastest, as the header's axes say.</summary>
    private static byte[] XFastest(double[] values, int count)
    {
        var bytes = new byte[values.Length * sizeof(float)];
        for (var i = 0; i < values.Length; i++)
        {
            var (x, y, z) = (i % count, i / count % count, i / (count * count));
            var value = (float)values[(((x * count) + y) * count) + z];
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), value);
        }

        return bytes;
    }

    /// <summary>Interpolates along one axis after the other; [x, y, z], z fastest, before and after.</summary>
    private static double[] Resample(float[] values, int size, Axis[] axes)
    {
        var found = Array.ConvertAll(values, value => (double)value);
        int[] counts = [size, size, size];
        for (var axis = 0; axis < axes.Length; axis++)
        {
            var weights = axes[axis].Weights;
            var inner = axis == 0 ? counts[1] * counts[2] : axis == 1 ? counts[2] : 1;
            var outer = axis == 0 ? 1 : axis == 1 ? counts[0] : counts[0] * counts[1];
            var next = new double[outer * weights.Length * inner];
            for (var o = 0; o < outer; o++)
            {
                for (var to = 0; to < weights.Length; to++)
                {
                    foreach (var (from, weight) in weights[to])
                    {
                        for (var i = 0; i < inner; i++)
                            next[(((o * weights.Length) + to) * inner) + i] +=
                                weight * found[(((o * size) + from) * inner) + i];
                    }
                }
            }

            (found, counts[axis]) = (next, weights.Length);
        }

        return found;
    }

    /// <summary>The lattice along one axis.</summary>
    /// <param name="Start">Its first point, in steps from the origin of coordinates.</param>
    /// <param name="Weights">Of each of its points the grid's one or two neighbours and their weights.</param>
    private sealed record Axis(int Start, (int From, double Weight)[][] Weights)
    {
        /// <summary>All lattice points less than a spacing from a voxel of the grid, which begins at a place.</summary>
        internal static Axis Of(double origin, VoxelGrid grid)
        {
            var step = grid.Spacing / Finer;
            var start = (int)Math.Floor(origin / step) - Finer + 1;
            return new Axis(start, [.. Enumerable.Range(start, Finer * (grid.Size + 1)).Select(Neighbours)]);

            (int From, double Weight)[] Neighbours(int point)
            {
                var place = ((point * step) - origin) / grid.Spacing;
                var below = (int)Math.Floor(place);
                (int From, double Weight)[] both = [(below, 1 - (place - below)), (below + 1, place - below)];
                return [.. both.Where(one => one.From >= 0 && one.From < grid.Size)];
            }
        }
    }
}
