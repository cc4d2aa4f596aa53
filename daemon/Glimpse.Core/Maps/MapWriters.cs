using System.Collections.Immutable;

namespace Glimpse.Core.Maps;

/// <summary>The file formats that a map can have.</summary>
public static class MapWriters
{
    /// <summary>All of them: one more is a line here.</summary>
    public static ImmutableArray<IMapWriter> All { get; } =
    [
        new DxWriter(),
        new CubeWriter(),
        new NpyWriter(),
        new Ccp4Writer(),
    ];

    /// <summary>Their names, with a comma and a blank between.</summary>
    public static string Names { get; } = string.Join(", ", All.Select(writer => writer.Name));

    /// <summary>The one of a name, in letters of any case; null when there is none.</summary>
    public static IMapWriter? Named(string name) =>
        All.FirstOrDefault(writer => writer.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
