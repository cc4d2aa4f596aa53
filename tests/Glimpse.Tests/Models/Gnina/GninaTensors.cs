using Glimpse.Models.Weights;

namespace Glimpse.Tests.Models.Gnina;

/// <summary>
/// The tensors of gnina's three kinds of network by name and shape, as they stand in its files but for what leads the
/// names; filled with random numbers.
/// </summary>
internal static class GninaTensors
{
    internal const string Default2018 = "gnina-default2018";
    internal const string Dense = "gnina-dense";
    internal const string Default2017 = "gnina-default2017";

    private const double MeanVariance = 1;

    /// <summary>Names and shapes on a grid of so many voxels along each edge.</summary>
    internal static IEnumerable<(string Name, long[] Shape)> Of(string kind, int gridSize)
    {
        var last = gridSize / 8;
        var seen = kind == Dense ? 224 : 128 * last * last * last;
        (string Name, long[] Shape)[] trunk = kind switch
        {
            Default2018 =>
            [
                .. Convolution("unit1_conv", 28, 32, 3),
                .. Convolution("unit2_conv", 32, 32, 1),
                .. Convolution("unit3_conv", 32, 64, 3),
                .. Convolution("unit4_conv", 64, 64, 1),
                .. Convolution("unit5_conv", 64, 128, 3),
            ],
            Default2017 =>
            [
                .. Convolution("unit1_conv1", 35, 32, 3),
                .. Convolution("unit2_conv1", 32, 64, 3),
                .. Convolution("unit3_conv1", 64, 128, 3),
            ],
            _ =>
            [
                .. Convolution("data_enc_init_conv", 28, 32, 3),
                .. Block(0, 32),
                .. Convolution("data_enc_level0_bottleneck", 96, 96, 1),
                .. Block(1, 96),
                .. Convolution("data_enc_level1_bottleneck", 160, 160, 1),
                .. Block(2, 160),
            ],
        };
        return
        [
            .. trunk,
            ("pose_output.weight", [2, seen]),
            ("pose_output.bias", [2]),
            ("affinity_output.weight", [1, seen]),
            ("affinity_output.bias", [1]),
        ];
    }

    /// <summary>Random weights that neither blow up nor die out on the way.</summary>
    internal static SafeTensorFile Random(string kind, int gridSize, int seed)
    {
        var random = new Random(seed);
        return SafeTensorFile.Of(Of(kind, gridSize).Select(tensor => Filled(tensor.Name, tensor.Shape, random)));
    }

    private static SafeTensor Filled(string name, long[] shape, Random random)
    {
        var values = new float[shape.Aggregate((size, next) => size * next)];
        var isNorm = name.Contains("batchnorm", StringComparison.Ordinal);
        var (middle, width) = name switch
        {
            _ when name.EndsWith("running_var", StringComparison.Ordinal) => (MeanVariance, 0.5),
            _ when isNorm && name.EndsWith("weight", StringComparison.Ordinal) => (1, 0.5),
            _ when name.EndsWith("weight", StringComparison.Ordinal) =>
                (0, Math.Sqrt(6.0 * shape[0] / values.Length)),
            _ => (0.0, 0.3),
        };
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)(middle + (width * ((2 * random.NextDouble()) - 1)));
        return new SafeTensor(name, [.. shape], values);
    }

    private static (string Name, long[] Shape)[] Convolution(string name, int inputs, int outputs, int edge) =>
        [($"{name}.weight", [outputs, inputs, edge, edge, edge]), ($"{name}.bias", [outputs])];

    private static IEnumerable<(string Name, long[] Shape)> Block(int level, int inputs) =>
        Enumerable
            .Range(0, 4)
            .SelectMany(i =>
            {
                var (norm, width) = ($"dense_block_{level}.data_enc_level{level}_batchnorm_conv{i}", inputs + (16 * i));
                return (IEnumerable<(string, long[])>)
                [
                    .. new[] { "weight", "bias", "running_mean", "running_var" }
                        .Select(part => ($"{norm}.{part}", new long[] { width })),
                    .. Convolution($"dense_block_{level}.data_enc_level{level}_conv{i}", width, 16, 3),
                ];
            });
}
