using System.Globalization;

namespace Glimpse.Core;

/// <summary>Numbers of things in a sentence.</summary>
public static class Counted
{
    /// <summary>So many of them: <c>1 atom</c>, <c>2 atoms</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">What one is called.</param>
    public static string Of(int count, string one) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {one}{(count == 1 ? "" : "s")}");
}
