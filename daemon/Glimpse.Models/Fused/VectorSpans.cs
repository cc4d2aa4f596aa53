using System.Numerics;
using System.Runtime.InteropServices;

namespace Glimpse.Models.Fused;

/// <summary>Memory of numbers as memory of vectors; a remainder is left out.</summary>
internal static class VectorSpans
{
    /// <summary>As vectors of this processor's width.</summary>
    internal static Span<Vector<float>> AsVectors(this Span<float> values) =>
        MemoryMarshal.Cast<float, Vector<float>>(values);

    /// <summary>As vectors of this processor's width.</summary>
    internal static ReadOnlySpan<Vector<float>> AsVectors(this ReadOnlySpan<float> values) =>
        MemoryMarshal.Cast<float, Vector<float>>(values);
}
