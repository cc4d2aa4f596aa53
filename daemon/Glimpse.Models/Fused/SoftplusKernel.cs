using System.Numerics;
using System.Runtime.CompilerServices;

namespace Glimpse.Models.Fused;

/// <summary>
/// <see cref="Networks.Activation.Softplus"/> with its slope, in one pass over memory: torch takes one pass for each
/// operation and a second set for the way back. All lengths are multiples of <see cref="Width"/>.
/// </summary>
internal static class SoftplusKernel
{
    /// <summary>ln(1 + e^(s v)) / s with this s, as <see cref="Networks.Nonlinearity"/> has it.</summary>
    private const float Sharpness = Networks.Nonlinearity.Sharpness;

    /// <summary>e to this is the least normal number; what is less counts as much.</summary>
    private const float LeastExponent = -87;

    private const double Ln2 = 0.69314718055994531;

    /// <summary>ln 2 to 15 bits, so that its product with a small whole number is exact, and the rest of it.</summary>
    private const float Ln2High = 0.693145751953125f;
    private const float Ln2Low = (float)(Ln2 - Ln2High);

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
    internal static void Apply(
        ReadOnlySpan<float> start,
        ReadOnlySpan<float> difference,
        float alpha,
        Span<float> values,
        Span<float> slopes)
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
    /// The activations of [row, left | right], each half <paramref name="half"/> wide, plus <paramref name="bypass"/>
    /// [row, both] unless that is empty; and their derivatives.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Join(
        ReadOnlySpan<float> left,
        ReadOnlySpan<float> right,
        ReadOnlySpan<float> bypass,
        int half,
        Span<float> values,
        Span<float> slopes)
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
        ReadOnlySpan<Vector<float>> part,
        ReadOnlySpan<Vector<float>> bypass,
        Span<Vector<float>> values,
        Span<Vector<float>> slopes,
        int to)
    {
        for (var i = 0; i < part.Length; i++, to++)
            values[to] = Activate(bypass.IsEmpty ? part[i] : part[i] + bypass[to], out slopes[to]);
    }

    // With t = e^-|s v|: ln(1 + e^(s v)) = max(s v, 0) + ln(1 + t), and the logistic function is 1 / (1 + t) or t / (1
    // + t). .NET's own Vector.Exp and Vector.Log take twice as long and are calls, slow ones while the program is
    // young.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Activate(Vector<float> value, out Vector<float> slope)
    {
        var t = ExpOfNegative(Vector.Abs(value) * -Sharpness);
        slope =
            Vector.ConditionalSelect(Vector.GreaterThan(value, Vector<float>.Zero), Vector<float>.One, t)
            / (Vector<float>.One + t);
        return Vector.Max(value, Vector<float>.Zero) + (LogOfOneAnd(t) * (1 / Sharpness));
    }

    /// <summary>
    /// e^x for x at most 0, to 2 units in the last place: 2^n e^r with |r| at most ln(2) / 2, and Taylor's series of
    /// e^r.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> ExpOfNegative(Vector<float> x)
    {
        x = Vector.Max(x, new Vector<float>(LeastExponent));
        var n = Vector.ConvertToInt32Native((x * (float)(1 / Ln2)) - new Vector<float>(0.5f));
        var whole = Vector.ConvertToSingle(n);
        var r = x - (whole * Ln2High) - (whole * Ln2Low);
        var series = new Vector<float>(1f / 5040);
        series = (series * r) + new Vector<float>(1f / 720);
        series = (series * r) + new Vector<float>(1f / 120);
        series = (series * r) + new Vector<float>(1f / 24);
        series = (series * r) + new Vector<float>(1f / 6);
        series = (series * r) + new Vector<float>(1f / 2);
        series = (series * r) + Vector<float>.One;
        series = (series * r) + Vector<float>.One;
        return series * Vector.AsVectorSingle((n + new Vector<int>(127)) << 23);
    }

    /// <summary>
    /// ln(1 + t) for t from 0 to 1, to 2 units in the last place: 2 artanh(w) with w = t / (2 + t), at most 1/3, and
    /// its series.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> LogOfOneAnd(Vector<float> t)
    {
        var w = t / (t + new Vector<float>(2));
        var square = w * w;
        var series = new Vector<float>(2f / 15);
        series = (series * square) + new Vector<float>(2f / 13);
        series = (series * square) + new Vector<float>(2f / 11);
        series = (series * square) + new Vector<float>(2f / 9);
        series = (series * square) + new Vector<float>(2f / 7);
        series = (series * square) + new Vector<float>(2f / 5);
        series = (series * square) + new Vector<float>(2f / 3);
        series = (series * square) + new Vector<float>(2);
        return series * w;
    }
}
