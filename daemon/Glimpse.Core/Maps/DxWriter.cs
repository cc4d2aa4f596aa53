namespace Glimpse.Core.Maps;

/// <summary>
/// Writes one channel as an OpenDX regular grid, in the form that APBS writes and PyMOL, VMD and ChimeraX place
/// exactly. Origin is the centre of voxel (0, 0, 0) in Å; data order is [x, y, z], z fastest, three numbers a line.
/// Spacing, origin and values are written so that they read back exactly.
/// </summary>
public sealed class DxWriter : IMapWriter
{
    private const int ValuesPerLine = 3;

    /// <inheritdoc/>
    public string Name => "dx";

    /// <inheritdoc/>
    public bool IsText => true;

    /// <inheritdoc/>
    public string Placement => "PyMOL, VMD and ChimeraX place it exactly.";

    /// <inheritdoc/>
    public void Write(Stream stream, ChannelMap map)
    {
        var (grid, values) = (map.Grid, map.Values);
        MapChecks.Require(grid, values);
        using var text = new AsciiWriter(stream);
        text.Append("# ").Append(MapChecks.OneLine(map.Title)).Line();
        AppendCounts(text.Append("object 1 class gridpositions counts"), grid.Size);
        var origin = grid.Origin;
        text.Append("origin ").Append(origin.X).Append(" ").Append(origin.Y).Append(" ").Append(origin.Z).Line();
        text.Append("delta ").Append(grid.Spacing).Append(" 0 0\n");
        text.Append("delta 0 ").Append(grid.Spacing).Append(" 0\n");
        text.Append("delta 0 0 ").Append(grid.Spacing).Line();
        AppendCounts(text.Append("object 2 class gridconnections counts"), grid.Size);
        text.Append("object 3 class array type double rank 0 items ").Append(values.Length).Append(" data follows\n");
        for (var i = 0; i < values.Length; i++)
            text.Append(values[i]).Append((i + 1) % ValuesPerLine == 0 || i == values.Length - 1 ? "\n" : " ");
        text.Append("""
            attribute "dep" string "positions"
            object "regular positions regular connections" class field
            component "positions" value 1
            component "connections" value 2
            component "data" value 3

            """.ReplaceLineEndings("\n"));
    }

    private static void AppendCounts(AsciiWriter text, int size) =>
        text.Append(" ").Append(size).Append(" ").Append(size).Append(" ").Append(size).Line();
}
