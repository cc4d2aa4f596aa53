namespace Glimpse.Models.Natives;

/// <summary>
/// A small network written out in double precision without torch, to compare torch with: convolution 3×3×3, batch
/// normalisation, ReLU, maximum over 2×2×2, convolution 1×1×1, softplus, mean, linear. Weights are sines, so that none
/// need be stored.
/// </summary>
internal static class PlainNetwork
{
    internal const int Inputs = 2, Size = 4, Hidden = 3, Kernel = 3, Features = 4;
    internal const double Epsilon = 1e-5;
    private const int Volume = Size * Size * Size;
    private const int Half = Size / 2;

    /// <summary>
    /// Step of the central differences: their error, of its square and of rounding divided by it, is least near this.
    /// </summary>
    private const double Step = 1e-6;

    internal static double[] Kernels { get; } = Wave(Hidden * Inputs * Kernel * Kernel * Kernel, 0.7, 0.3);

    internal static double[] Means { get; } = Wave(Hidden, 1.1, 0.2);

    internal static double[] Variances { get; } = [.. Wave(Hidden, 1.3, 0.4).Select(value => 1 + value)];

    internal static double[] Scales { get; } = [.. Wave(Hidden, 1.7, 0.5).Select(value => 1 + value)];

    internal static double[] Shifts { get; } = Wave(Hidden, 1.9, 0.3);

    internal static double[] Mixing { get; } = Wave(Features * Hidden, 0.9, 0.8);

    internal static double[] Head { get; } = Wave(Features, 2.3, 1);

    /// <summary>[channel, x, y, z], z fastest; values between 0 and 1, no two equal, so that no maximum ties.</summary>
    internal static double[] Input { get; } = [.. Wave(Inputs * Volume, 1.618, 0.5).Select(value => 0.5 + value)];

    /// <summary>F.</summary>
    internal static double Value(double[] input)
    {
        var pooled = new double[Hidden * Half * Half * Half];
        Array.Fill(pooled, double.NegativeInfinity);
        for (var h = 0; h < Hidden; h++)
        {
            for (var voxel = 0; voxel < Volume; voxel++)
            {
                var (x, y, z) = (voxel / (Size * Size), voxel / Size % Size, voxel % Size);
                var normalised =
                    ((Convolved(input, h, x, y, z) - Means[h]) / Math.Sqrt(Variances[h] + Epsilon) * Scales[h])
                    + Shifts[h];
                ref var cell = ref pooled[(((((h * Half) + (x / 2)) * Half) + (y / 2)) * Half) + (z / 2)];
                cell = Math.Max(cell, Math.Max(normalised, 0));
            }
        }

        var cells = Half * Half * Half;
        var sum = 0.0;
        for (var feature = 0; feature < Features; feature++)
        {
            for (var cell = 0; cell < cells; cell++)
            {
                var mixed = Enumerable
                    .Range(0, Hidden)
                    .Sum(h => Mixing[(feature * Hidden) + h] * pooled[(h * cells) + cell]);
                sum += Head[feature] * Math.Log(1 + Math.Exp(mixed)) / cells;
            }
        }

        return sum;
    }

    /// <summary>dF/dx by central differences.</summary>
    internal static double[] Gradient(double[] input)
    {
        var gradient = new double[input.Length];
        var moved = (double[])input.Clone();
        for (var i = 0; i < input.Length; i++)
        {
            moved[i] = input[i] + Step;
            var up = Value(moved);
            moved[i] = input[i] - Step;
            gradient[i] = (up - Value(moved)) / (2 * Step);
            moved[i] = input[i];
        }

        return gradient;
    }

    private static double Convolved(double[] input, int output, int x, int y, int z)
    {
        const int Margin = Kernel / 2;
        var sum = 0.0;
        for (var weight = 0; weight < Inputs * Kernel * Kernel * Kernel; weight++)
        {
            var (channel, i, j, k) = (
                weight / (Kernel * Kernel * Kernel),
                weight / (Kernel * Kernel) % Kernel,
                weight / Kernel % Kernel,
                weight % Kernel);
            var (u, v, w) = (x + i - Margin, y + j - Margin, z + k - Margin);
            if (Math.Min(u, Math.Min(v, w)) >= 0 && Math.Max(u, Math.Max(v, w)) < Size)
                sum +=
                    Kernels[(output * Inputs * Kernel * Kernel * Kernel) + weight]
                    * input[(channel * Volume) + (((u * Size) + v) * Size) + w];
        }

        return sum;
    }

    private static double[] Wave(int count, double frequency, double amplitude) =>
        [.. Enumerable.Range(1, count).Select(i => amplitude * Math.Sin(frequency * i))];
}
