using System.Collections.Immutable;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Presentation;

/// <summary>Makes the columns of tables.</summary>
internal static class Columns
{
    /// <summary>How windows show contributions.</summary>
    public const string Contribution = "%+.3g";

    /// <summary>How windows show places and distances, Å.</summary>
    public const string Length = "%.1f";

    /// <summary>How windows show counts.</summary>
    public const string Count = "%.0f";

    /// <summary>Decimals of places in files: texts have no more.</summary>
    private const int PlaceDecimals = 3;

    private static readonly string[] Axes = ["x", "y", "z"];

    /// <summary>A column of texts.</summary>
    public static ResultColumn Texts(string name, IEnumerable<string> texts, bool isDetail = false) => new()
    {
        Name = name,
        Format = null,
        IsDetail = isDetail,
        Texts = [.. texts],
        Numbers = null,
    };

    /// <summary>A column of numbers.</summary>
    public static ResultColumn Numbers(
        string name,
        string format,
        IEnumerable<double?> numbers,
        bool isDetail = false) => new()
    {
        Name = name,
        Format = format,
        IsDetail = isDetail,
        Texts = null,
        Numbers = [.. numbers],
    };

    /// <summary>A column whose cells aren't in it.</summary>
    public static ResultColumn Head(string name, string? format = null) => new()
    {
        Name = name,
        Format = format,
        IsDetail = false,
        Texts = null,
        Numbers = null,
    };

    /// <summary>Three columns of coordinates.</summary>
    public static IEnumerable<ResultColumn> Places(IEnumerable<ImmutableArray<double>> places) =>
        Axes.Select((axis, i) =>
            Numbers(axis, Length, places.Select(place => (double?)Math.Round(place[i], PlaceDecimals))));

    /// <summary>The heads of three columns of coordinates.</summary>
    public static IEnumerable<ResultColumn> PlaceHeads() => Axes.Select(axis => Head(axis, Length));

    /// <summary>Where a row is about atoms.</summary>
    public static RowPlace OfAtoms(params ImmutableArray<int> atoms) => new(atoms, null);
}
