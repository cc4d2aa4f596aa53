using Glimpse.Core.Structures;

namespace Glimpse.Core.Maps;

/// <summary>
/// Writes one channel as a Gaussian cube file to the letter: lengths in Bohr, positive counts, the ligand's atoms (at
/// least one), data [x, y, z], z fastest, six to a line and a new line for each row of z, six significant digits.
/// ChimeraX places it exactly; PyMOL and VMD read a cube's points as cell corners and so shift it by half a voxel and
/// stretch it: give them <see cref="DxWriter"/>.
/// </summary>
public sealed class CubeWriter : IMapWriter
{
    /// <summary>Å in one Bohr radius (CODATA 2022).</summary>
    public const double AngstromPerBohr = 0.529177210544;

    private const int ValuesPerLine = 6;
    private const string Value = "0.00000E+00";
    private const int ValueWidth = 13;
    private const string Length = "F6";
    private const int LengthWidth = 12;
    private const int CountWidth = 5;

    /// <inheritdoc/>
    public string Name => "cube";

    /// <inheritdoc/>
    public bool IsText => true;

    /// <inheritdoc/>
    public string Placement =>
        "To the letter of the format: ChimeraX places it exactly, PyMOL and VMD half a voxel off.";

    /// <inheritdoc/>
    public void Write(Stream stream, ChannelMap map)
    {
        var (grid, values, atoms) = (map.Grid, map.Values, map.Atoms);
        MapChecks.Require(grid, values);
        if (atoms.Count == 0)
            throw new ArgumentException("A cube file needs an atom: viewers refuse one without.", nameof(map));
        using var text = new AsciiWriter(stream);
        text.Append(MapChecks.OneLine(map.Title)).Line();
        text.Append("lengths in Bohr, z fastest\n");
        AppendRow(text, atoms.Count, grid.Origin);
        AppendRow(text, grid.Size, new Point3(grid.Spacing, 0, 0));
        AppendRow(text, grid.Size, new Point3(0, grid.Spacing, 0));
        AppendRow(text, grid.Size, new Point3(0, 0, grid.Spacing));
        foreach (var (element, position) in atoms)
        {
            text.Append(element.AtomicNumber, width: CountWidth);
            AppendRow(text, element.AtomicNumber, position, Length, LengthWidth);
        }

        for (var i = 0; i < values.Length; i++)
        {
            var z = i % grid.Size;
            text.Append((double)values[i], Value, ValueWidth);
            if ((z + 1) % ValuesPerLine == 0 || z == grid.Size - 1)
                text.Line();
        }
    }

    private static void AppendRow(
        AsciiWriter text,
        double number,
        Point3 lengths,
        string format = "F0",
        int width = CountWidth)
    {
        var bohr = lengths * (1 / AngstromPerBohr);
        text.Append(number, format, width);
        text.Append(bohr.X, Length, LengthWidth)
            .Append(bohr.Y, Length, LengthWidth)
            .Append(bohr.Z, Length, LengthWidth)
            .Line();
    }
}
