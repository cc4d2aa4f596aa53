namespace Glimpse.Training.Evaluation.Scores;

/// <summary>How many poses are told right whose deepest overlap lies in a range.</summary>
/// <param name="From">Lower end of the range (Å), included.</param>
/// <param name="To">Its upper end, excluded.</param>
/// <param name="Among">The rows in it.</param>
internal sealed record DepthBin(double From, double To, bool[] Among)
{
    /// <summary>Width of a bin (Å).</summary>
    internal const double Width = 0.25;

    /// <summary>Rows for a bin to be shown.</summary>
    private const int Fewest = 10;

    /// <summary>How many rows are in it.</summary>
    internal int Rows => Among.Count(among => among);

    /// <summary>Bins of equal width; rows without a depth are in none, bins of few rows are left out.</summary>
    internal static List<DepthBin> Of(IReadOnlyList<double?> depths) =>
        [
            .. depths
                .OfType<double>()
                .Select(IndexOf)
                .Distinct()
                .Order()
                .Select(bin => new DepthBin(
                    bin * Width,
                    (bin + 1) * Width,
                    [.. depths.Select(depth => depth is { } value && IndexOf(value) == bin)]))
                .Where(bin => bin.Rows >= Fewest),
        ];

    private static int IndexOf(double depth) => (int)Math.Floor(depth / Width);
}
