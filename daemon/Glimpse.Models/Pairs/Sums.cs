namespace Glimpse.Models.Pairs;

/// <summary>Sums of products.</summary>
internal static class Sums
{
    /// <summary>The sum over products of two arrays, element by element; what the second has more counts for nothing.
    /// </summary>
    internal static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    /// <summary>The same with numbers as files have them.</summary>
    internal static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<float> right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }
}
