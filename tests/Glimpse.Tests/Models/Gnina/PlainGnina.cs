using Glimpse.Models.Weights;

namespace Glimpse.Tests.Models.Gnina;

/// <summary>
/// gnina's networks written out in double precision without torch and without any shortcut: what ours are compared
/// with.
/// </summary>
internal sealed class PlainGnina(SafeTensorFile weights)
{
    private const double Epsilon = 1e-5;

    /// <summary>The pose's log-softmax difference and the affinity.</summary>
    /// <param name="kind">Which network.</param>
    /// <param name="voxels">[channel, x, y, z], z fastest.</param>
    /// <param name="size">Voxels along each edge.</param>
    internal (double Pose, double Affinity) Answer(string kind, float[] voxels, int size)
    {
        var grid = new Map([.. voxels.Select(value => (double)value)], size);
        var seen = kind switch
        {
            GninaTensors.Default2018 => Default2018(grid),
            GninaTensors.Default2017 => Default2017(grid),
            _ => Dense(grid),
        };
        var classes = Linear("pose_output", seen);
        var log = Math.Log(classes.Sum(Math.Exp));
        return (classes[1] - log - (classes[0] - log), Linear("affinity_output", seen)[0]);
    }

    private double[] Default2018(Map map)
    {
        map = Rectified(Convolved("unit1_conv", Pooled(map, isMean: true)));
        map = Rectified(Convolved("unit2_conv", map));
        map = Rectified(Convolved("unit3_conv", Pooled(map, isMean: true)));
        map = Rectified(Convolved("unit4_conv", map));
        return Rectified(Convolved("unit5_conv", Pooled(map, isMean: true))).Values;
    }

    private double[] Default2017(Map map)
    {
        for (var unit = 1; unit <= 3; unit++)
            map = Rectified(Convolved($"unit{unit}_conv1", Pooled(map, isMean: false)));
        return map.Values;
    }

    private double[] Dense(Map map)
    {
        map = Rectified(Convolved("data_enc_init_conv", Pooled(map, isMean: false)));
        for (var level = 0; level < 3; level++)
        {
            for (var i = 0; i < 4; i++)
            {
                var prefix = $"dense_block_{level}.data_enc_level{level}";
                var more = Rectified(Convolved($"{prefix}_conv{i}", Normalised($"{prefix}_batchnorm_conv{i}", map)));
                map = new Map([.. map.Values, .. more.Values], map.Size);
            }

            if (level < 2)
                map = Pooled(Rectified(Convolved($"data_enc_level{level}_bottleneck", map)), isMean: false);
        }

        return [.. map.Values.Chunk(map.Volume).Select(channel => channel.Max())];
    }

    private float[] Of(string name) => weights.Tensors[name].Values;

    private double[] Linear(string name, double[] seen)
    {
        var weight = Of($"{name}.weight");
        return
        [
            .. Of($"{name}.bias").Select((bias, row) => bias + seen.Select((value, i) =>
                value * weight[(row * seen.Length) + i]).Sum()),
        ];
    }

    private Map Normalised(string name, Map map)
    {
        var (weight, bias) = (Of($"{name}.weight"), Of($"{name}.bias"));
        var (mean, variance) = (Of($"{name}.running_mean"), Of($"{name}.running_var"));
        return new Map(
            [
                .. map.Values.Select((value, i) =>
                {
                    var c = i / map.Volume;
                    return ((value - mean[c]) / Math.Sqrt(variance[c] + Epsilon) * weight[c]) + bias[c];
                }),
            ],
            map.Size);
    }

    private Map Convolved(string name, Map map)
    {
        var (weight, bias) = (weights.Tensors[$"{name}.weight"], Of($"{name}.bias"));
        var (inputs, edge) = ((int)weight.Shape[1], (int)weight.Shape[2]);
        var result = new double[bias.Length * map.Volume];
        for (var i = 0; i < result.Length; i++)
        {
            var (output, x, y, z) = map.Place(i);
            var sum = (double)bias[output];
            for (var tap = 0; tap < edge * edge * edge; tap++)
            {
                var (dx, dy, dz) = (tap / (edge * edge), tap / edge % edge, tap % edge);
                if (map.Index(0, x + dx - (edge / 2), y + dy - (edge / 2), z + dz - (edge / 2)) is not { } at)
                    continue;
                for (var input = 0; input < inputs; input++)
                    sum += weight.Values[(((output * inputs) + input) * edge * edge * edge) + tap]
                        * map.Values[(input * map.Volume) + at];
            }

            result[i] = sum;
        }

        return new Map(result, map.Size);
    }

    private static Map Rectified(Map map) => map with { Values = [.. map.Values.Select(value => Math.Max(0, value))] };

    private static Map Pooled(Map map, bool isMean)
    {
        var half = new Map(new double[map.Values.Length / 8], map.Size / 2);
        for (var i = 0; i < half.Values.Length; i++)
        {
            var (channel, x, y, z) = half.Place(i);
            var eight = Enumerable
                .Range(0, 8)
                .Select(c => map.Index(channel, (2 * x) + (c / 4), (2 * y) + (c / 2 % 2), (2 * z) + (c % 2)))
                .Select(at => map.Values[at!.Value]);
            half.Values[i] = isMean ? eight.Average() : eight.Max();
        }

        return half;
    }

    /// <summary>[channel, x, y, z], z fastest.</summary>
    private sealed record Map(double[] Values, int Size)
    {
        internal int Volume => Size * Size * Size;

        internal (int Channel, int X, int Y, int Z) Place(int i) =>
            (i / Volume, i / (Size * Size) % Size, i / Size % Size, i % Size);

        internal int? Index(int channel, int x, int y, int z) =>
            x < 0 || y < 0 || z < 0 || x >= Size || y >= Size || z >= Size
                ? null
                : (channel * Volume) + (((x * Size) + y) * Size) + z;
    }
}
