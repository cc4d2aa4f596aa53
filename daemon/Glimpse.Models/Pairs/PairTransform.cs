using System.Runtime.InteropServices;
using Glimpse.Core.Voxels;
using Glimpse.Models.Torch;
using static TorchSharp.torch;

namespace Glimpse.Models.Pairs;

/// <summary>
/// Sums over all pairs of voxels, one of the protein's maps and one of the ligand's, by real Fourier transforms on a
/// grid padded so that no pair within a curve's reach wraps round. What a basis weighs depends on the distance alone,
/// so that its spectrum is real and the same for waves that the cube's symmetry takes to each other: those are a class,
/// and a curve is a number for each class. May be called from any thread.
/// </summary>
internal sealed class PairTransform
{
    private readonly TorchThread thread;
    private readonly int size;
    private readonly int padded;
    private readonly int waves;
    private readonly int classes;
    private readonly ushort[] classOf;
    private readonly double[] sumWeight;
    private readonly double[][] kernels;

    /// <summary>Transforms the bases.</summary>
    /// <param name="scheme">Grid and channels of the voxels to come.</param>
    /// <param name="curves">The bases.</param>
    /// <param name="thread">Where torch runs.</param>
    internal PairTransform(ChannelScheme scheme, PairCurves curves, TorchThread thread)
    {
        this.thread = thread;
        ProteinChannels = [.. scheme.ChannelsOf(Side.Protein)];
        LigandChannels = [.. scheme.ChannelsOf(Side.Ligand)];
        Curves = curves;
        size = scheme.GridSize;
        padded = Even(size + (int)Math.Ceiling(curves.End / scheme.GridSpacing) - 1);
        var half = (padded / 2) + 1;
        waves = padded * padded * half;
        (classOf, classes) = Classes(padded, half);
        sumWeight = new double[waves];
        for (var wave = 0; wave < waves; wave++)
            sumWeight[wave] = (wave % half == 0 || wave % half == padded / 2 ? 1.0 : 2.0) / Math.Pow(padded, 3);
        kernels = [.. Enumerable.Range(0, curves.Count).Select(basis => Kernel(basis, scheme.GridSpacing))];
    }

    /// <summary>The bases.</summary>
    internal PairCurves Curves { get; }

    /// <summary>The protein's channels, in order.</summary>
    internal int[] ProteinChannels { get; }

    /// <summary>The ligand's channels, in order.</summary>
    internal int[] LigandChannels { get; }

    /// <summary>How many sums there are: pairs of channels × bases.</summary>
    internal int FeatureCount => ProteinChannels.Length * LigandChannels.Length * Curves.Count;

    /// <summary>Voxels of one map.</summary>
    internal int Voxels => size * size * size;

    /// <summary>Transforms maps.</summary>
    /// <param name="maps">Each [x, y, z], z fastest.</param>
    internal Spectrum Forward(IReadOnlyList<ReadOnlyMemory<float>> maps)
    {
        var filled = Enumerable.Range(0, maps.Count).Where(i => maps[i].Span.ContainsAnyExcept(0f)).ToArray();
        var spectrum = new Spectrum(Empty(maps.Count), Empty(maps.Count));
        if (filled.Length == 0)
            return spectrum;
        var values = new float[filled.Length * Voxels];
        for (var i = 0; i < filled.Length; i++)
            maps[filled[i]].Span.CopyTo(values.AsSpan(i * Voxels));
        thread.Run(() =>
        {
            var grids = tensor(values, [filled.Length, size, size, size]).to(float64, thread.Device);
            var transformed = fft.rfftn(grids, [padded, padded, padded], [1, 2, 3]).cpu();
            var real = Values(transformed.real);
            var imaginary = Values(transformed.imag);
            for (var i = 0; i < filled.Length; i++)
            {
                spectrum.Real[filled[i]] = real.Slice(i * waves, waves).ToArray();
                spectrum.Imaginary[filled[i]] = imaginary.Slice(i * waves, waves).ToArray();
            }
        });
        return spectrum;
    }

    /// <summary>Transforms some channels of an input.</summary>
    /// <param name="voxels">[channel, x, y, z], z fastest.</param>
    /// <param name="channels">Which.</param>
    internal Spectrum Forward(float[] voxels, int[] channels) =>
        Forward([.. channels.Select(channel => (ReadOnlyMemory<float>)voxels.AsMemory(channel * Voxels, Voxels))]);

    /// <summary>What a pair potential sees of an input.</summary>
    /// <param name="voxels">[channel, x, y, z], z fastest.</param>
    /// <returns>[p, l, b]: the sums over pairs of voxels.</returns>
    internal double[] Features(float[] voxels) =>
        Features(Forward(voxels, ProteinChannels), Forward(voxels, LigandChannels));

    /// <summary>The sums of the ligand's channels.</summary>
    /// <param name="voxels">[channel, x, y, z], z fastest.</param>
    internal double[] LigandSums(float[] voxels) =>
        [.. LigandChannels.Select(channel => Sum(voxels.AsSpan(channel * Voxels, Voxels)))];

    /// <summary>
    /// The sum over voxels x and y of P_p(x) L_l(y) B_b(|x - y|), for each protein map p, ligand map l and basis b, by
    /// Parseval's theorem, so that nothing is transformed back.
    /// </summary>
    /// <param name="protein">Spectra of the protein's channels.</param>
    /// <param name="ligand">Spectra of the ligand's.</param>
    /// <returns>[p, l, b].</returns>
    internal double[] Features(Spectrum protein, Spectrum ligand)
    {
        var features = new double[FeatureCount];
        var byClass = new double[classes];
        var weighted = new double[waves];
        var weightedImaginary = new double[waves];
        for (var l = 0; l < ligand.Count; l++)
        {
            if (ligand.IsEmptyAt(l))
                continue;
            var (real, imaginary) = (ligand.Real[l], ligand.Imaginary[l]);
            for (var k = 0; k < waves; k++)
                (weighted[k], weightedImaginary[k]) = (sumWeight[k] * real[k], sumWeight[k] * imaginary[k]);
            for (var p = 0; p < protein.Count; p++)
            {
                if (protein.IsEmptyAt(p))
                    continue;
                Array.Clear(byClass);
                var (ofProtein, imaginaryOfProtein) = (protein.Real[p], protein.Imaginary[p]);
                for (var k = 0; k < waves; k++)
                    byClass[classOf[k]] +=
                        (ofProtein[k] * weighted[k]) + (imaginaryOfProtein[k] * weightedImaginary[k]);
                for (var b = 0; b < kernels.Length; b++)
                    features[(((p * ligand.Count) + l) * kernels.Length) + b] = Sums.Dot(byClass, kernels[b]);
            }
        }

        return features;
    }

    /// <summary>The spectrum of each pair's curve, a number for each class of waves; none where a curve is 0.</summary>
    /// <param name="weights">[p, l, b]: of each basis in the curve of a pair of channels.</param>
    /// <returns>[p × ligand channels + l][class].</returns>
    internal double[][] CurvesOf(double[] weights) =>
        [.. weights.Chunk(kernels.Length).Select(own => own.All(weight => weight == 0) ? [] : CurveOf(own))];

    /// <summary>
    /// What a full voxel of one side's channels is worth at each place, given the other side's maps: their maps folded
    /// with the curves.
    /// </summary>
    /// <param name="curves">The curves' spectra.</param>
    /// <param name="sources">Spectra of the other side's channels.</param>
    /// <param name="toProtein">True for what the ligand is worth to the protein's channels.</param>
    /// <returns>[channel, x, y, z] for each channel of the side asked for, z fastest.</returns>
    internal double[] Fields(double[][] curves, Spectrum sources, bool toProtein)
    {
        var count = toProtein ? ProteinChannels.Length : LigandChannels.Length;
        var folded = new double[2 * waves * count];
        for (var to = 0; to < count; to++)
            Fold(curves, sources, toProtein, to, folded.AsSpan(2 * waves * to, 2 * waves));
        var result = new double[count * Voxels];
        thread.Run(() => Back(tensor(folded, ShapeOf(count)), result.AsSpan()));
        return result;
    }

    /// <summary>Sums up what one channel gets, real and imaginary parts in turns.</summary>
    private void Fold(double[][] curves, Spectrum sources, bool toProtein, int to, Span<double> folded)
    {
        for (var from = 0; from < sources.Count; from++)
        {
            var (protein, ligand) = toProtein ? (to, from) : (from, to);
            var curve = curves[(protein * LigandChannels.Length) + ligand];
            if (sources.IsEmptyAt(from) || curve.Length == 0)
                continue;
            var (real, imaginary) = (sources.Real[from], sources.Imaginary[from]);
            for (var k = 0; k < waves; k++)
            {
                var factor = curve[classOf[k]];
                folded[2 * k] += factor * real[k];
                folded[(2 * k) + 1] += factor * imaginary[k];
            }
        }
    }

    /// <summary>A curve's spectrum for each wave, twice in a row: for its real and its imaginary part.</summary>
    internal float[] Spread(double[] curve)
    {
        var spread = new float[curve.Length == 0 ? 0 : 2 * waves];
        for (var i = 0; i < spread.Length; i++)
            spread[i] = (float)curve[classOf[i / 2]];
        return spread;
    }

    /// <summary>Transforms maps in float32.</summary>
    /// <param name="maps">[map, x, y, z].</param>
    /// <returns>[map, wave, real and imaginary part].</returns>
    internal float[] Forward(float[] maps) =>
        thread.Run(() =>
        {
            var grids = tensor(maps, [maps.Length / Voxels, size, size, size]).to(thread.Device);
            var transformed = view_as_real(fft.rfftn(grids, [padded, padded, padded], [1, 2, 3])).cpu();
            return MemoryMarshal.Cast<byte, float>(transformed.contiguous().bytes).ToArray();
        });

    /// <summary>Transforms back what fits on the grid, in float32.</summary>
    /// <param name="folded">[map, wave, real and imaginary part].</param>
    /// <returns>[map, x, y, z].</returns>
    internal float[] Back(float[] folded)
    {
        var maps = folded.Length / 2 / waves;
        var result = new float[maps * Voxels];
        thread.Run(() => Back(tensor(folded, ShapeOf(maps)), result.AsSpan()));
        return result;
    }

    /// <summary>Numbers that a map's spectrum takes in float32.</summary>
    internal int SpectrumLength => 2 * waves;

    /// <summary>Threads that its callers may use.</summary>
    internal int Threads => thread.Threads;

    /// <summary>Transforms back what fits on the grid; on the torch thread.</summary>
    private void Back<T>(Tensor folded, Span<T> result)
        where T : struct
    {
        var grids = fft.irfftn(view_as_complex(folded).to(thread.Device), [padded, padded, padded], [1, 2, 3]);
        var inside = grids.narrow(1, 0, size).narrow(2, 0, size).narrow(3, 0, size);
        MemoryMarshal.Cast<byte, T>(inside.cpu().contiguous().bytes).CopyTo(result);
    }

    private long[] ShapeOf(int maps) => [maps, padded, padded, (padded / 2) + 1, 2];

    private double[] CurveOf(double[] weights)
    {
        var curve = new double[classes];
        for (var b = 0; b < weights.Length; b++)
        {
            for (var i = 0; i < curve.Length; i++)
                curve[i] += weights[b] * kernels[b][i];
        }

        return curve;
    }

    /// <summary>A basis as a kernel on the padded grid: its spectrum for each class of waves.</summary>
    private double[] Kernel(int basis, double spacing)
    {
        var values = new double[padded * padded * padded];
        for (var i = 0; i < values.Length; i++)
        {
            var (x, y, z) = (Lag(i / (padded * padded)), Lag(i / padded % padded), Lag(i % padded));
            values[i] = Curves.At(basis, spacing * Math.Sqrt((x * x) + (y * y) + (z * z)));
        }

        var kernel = new double[classes];
        thread.Run(() =>
        {
            var spectrum = Values(fft.rfftn(tensor(values, [padded, padded, padded])).real);
            for (var wave = 0; wave < waves; wave++)
                kernel[classOf[wave]] = spectrum[wave];
        });
        return kernel;

        double Lag(int index) => index <= padded / 2 ? index : index - padded;
    }

    private static (ushort[] ClassOf, int Count) Classes(int padded, int half)
    {
        var found = new ushort[padded * padded * half];
        var known = new Dictionary<(int, int, int), ushort>();
        for (var wave = 0; wave < found.Length; wave++)
        {
            int[] axes = [Fold(wave / (padded * half)), Fold(wave / half % padded), wave % half];
            Array.Sort(axes);
            var key = (axes[0], axes[1], axes[2]);
            if (!known.TryGetValue(key, out var number))
                known.Add(key, number = checked((ushort)known.Count));
            found[wave] = number;
        }

        return (found, known.Count);

        int Fold(int index) => Math.Min(index, padded - index);
    }

    private static double Sum(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum;
    }

    private static double[][] Empty(int count) => [.. Enumerable.Repeat<double[]>([], count)];

    private static int Even(int number) => number + (number % 2);

    private static ReadOnlySpan<double> Values(Tensor tensor) =>
        MemoryMarshal.Cast<byte, double>(tensor.contiguous().bytes);
}
