using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Glimpse.Core.Maps;

/// <summary>
/// Writes one channel as a NumPy array (format 1.0): little-endian float32 of shape (size, size, size), axes [x, y, z],
/// C order. The format holds no coordinates: origin and spacing are in the result's <c>grid</c>.
/// </summary>
public sealed class NpyWriter : IMapWriter
{
    private const int HeaderAlignment = 64;
    private const int PreambleLength = 10;

    /// <inheritdoc/>
    public string Name => "npy";

    /// <inheritdoc/>
    public bool IsText => false;

    /// <inheritdoc/>
    public string Placement => "Axes are x, y, z; origin and spacing are in summary.json.";

    /// <inheritdoc/>
    public void Write(Stream stream, ChannelMap map)
    {
        var (grid, values) = (map.Grid, map.Values);
        MapChecks.Require(grid, values);
        var description =
            $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({grid.Size}, {grid.Size}, {grid.Size}), }}";
        var length = (PreambleLength + description.Length + HeaderAlignment) / HeaderAlignment * HeaderAlignment;
        Span<byte> preamble = [0x93, .. "NUMPY"u8, 1, 0, 0, 0];
        BinaryPrimitives.WriteUInt16LittleEndian(preamble[^2..], (ushort)(length - PreambleLength));
        stream.Write(preamble);
        stream.Write(Encoding.ASCII.GetBytes(description.PadRight(length - PreambleLength - 1) + '\n'));
        if (BitConverter.IsLittleEndian)
            stream.Write(MemoryMarshal.AsBytes(values.AsSpan()));
        else
            WriteSwapped(stream, values);
    }

    private static void WriteSwapped(Stream stream, ReadOnlySpan<float> values)
    {
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }
}
