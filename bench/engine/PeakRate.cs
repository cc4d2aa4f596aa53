using System.Diagnostics;
using Glimpse.Models.Networks;
using Glimpse.Models.Torch;
using static TorchSharp.torch;

namespace Glimpse.Bench.Engine;

/// <summary>How fast this machine convolves when nothing is in the way.</summary>
internal static class PeakRate
{
    private const int Samples = 4, Size = 24, Kernel = 3, Repeats = 8;
    private static readonly int[] Widths = [32, 64, 128];

    /// <summary>The best rate of large 3D convolutions in float32, operations a second.</summary>
    internal static double Measure(TorchThread thread) => Widths.Max(width => thread.Run(() => Rate(width)));

    private static double Rate(int width)
    {
        var input = ConvNorm.ChannelsLast(rand([Samples, width, Size, Size, Size]));
        var weight = ConvNorm.ChannelsLast(rand([width, width, Kernel, Kernel, Kernel]));
        long[] margin = [Kernel / 2, Kernel / 2, Kernel / 2];
        var best = double.PositiveInfinity;
        for (var i = 0; i < Repeats; i++)
        {
            var watch = Stopwatch.StartNew();
            nn.functional.conv3d(input, weight, padding: margin).Dispose();
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }

        return 2.0 * Samples * Math.Pow(Size, 3) * Math.Pow(Kernel, 3) * width * width / best;
    }
}
