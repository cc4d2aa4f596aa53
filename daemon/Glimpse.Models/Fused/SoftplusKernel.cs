using System.Numerics;
using System.Runtime.CompilerServices;

namespace Glimpse.Models.Fused;

/// <summary>
/// <see cref="Networks.Activation.Softplus"/> with its slope, in one pass over memory: torch takes one pass for each operation and a second
/// set for the way back. All lengths are multiples of <see cref="Width"/>.
/// </summary>
internal static class SoftplusKernel
{
    /// <summary>ln(1 + e^(s v)) / s with this s, as <see cref="Networks.Nonlinearity"/> has it.</summary>
    private const float Sharpness = Networks.Nonlinearity.Sharpness;

    /// <summary>Numbers in one vector of this processor.</summary>
    internal static int Width => Vector<float>.Count;

    /// <summary>Replaces each value by its activation; <paramref name="slopes"/> gets the derivatives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Apply(Span<float> values, Span<float> slopes)
    {
        var v = values.AsVectors();
        var s = slopes.AsVectors();
        for (var i = 0; i < v.Length; i++)
            v[i] = Activate(v[i], out s[i]);
    }

    /// <summary>The activations of start + alpha difference, and their derivatives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Apply(ReadOnlySpan<float> start, ReadOnlySpan<float> difference, float alpha, Span<float> values, Span<float> slopes)
    {
        var from = start.AsVectors();
        var by = difference.AsVectors();
        var v = values.AsVectors();
        var s = slopes.AsVectors();
        var at = new Vector<float>(alpha);
        for (var i = 0; i < v.Length; i++)
            v[i] = Activate(Vector.MultiplyAddEstimate(at, by[i], from[i]), out s[i]);
    }

    /// <summary>
    /// The activations of [row, left | right], each half <paramref name="half"/> wide, plus <paramref name="bypass"/> [row, both] unless that is
    /// empty; and their derivatives.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Join(
        ReadOnlySpan<float> left, ReadOnlySpan<float> right, ReadOnlySpan<float> bypass, int half, Span<float> values, Span<float> slopes)
    {
        var l = left.AsVectors();
        var r = right.AsVectors();
        var b = bypass.AsVectors();
        var v = values.AsVectors();
        var s = slopes.AsVectors();
        var vectors = half / Width;
        for (int from = 0, to = 0; from < l.Length; from += vectors)
        {
            Row(l.Slice(from, vectors), b, v, s, to);
            Row(r.Slice(from, vectors), b, v, s, to + vectors);
            to += 2 * vectors;
        }
    }

    /// <summary>Multiplies gradients by the slopes they pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Scale(Span<float> gradients, ReadOnlySpan<float> slopes)
    {
        var g = gradients.AsVectors();
        var s = slopes.AsVectors();
        for (var i = 0; i < g.Length; i++)
            g[i] *= s[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(
        ReadOnlySpan<Vector<float>> part, ReadOnlySpan<Vector<float>> bypass, Span<Vector<float>> values, Span<Vector<float>> slopes, int to)
    {
        for (var i = 0; i < part.Length; i++, to++)
            values[to] = Activate(bypass.IsEmpty ? part[i] : part[i] + bypass[to], out slopes[to]);
    }

    // With t = e^-|s v|: ln(1 + e^(s v)) = max(s v, 0) + ln(1 + t), and the logistic function is 1 / (1 + t) or t / (1 + t).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Activate(Vector<float> value, out Vector<float> slope)
    {
        var scaled = value * Sharpness;
        var t = Vector.Exp(-Vector.Abs(scaled));
        var above = Vector<float>.One + t;
        slope = Vector.ConditionalSelect(Vector.GreaterThan(value, Vector<float>.Zero), Vector<float>.One, t) / above;
        return Vector.Max(value, Vector<float>.Zero) + (Vector.Log(above) * (1 / Sharpness));
    }
}
