using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Maps;

/// <summary>
/// Writes one channel as a NumPy array (format 1.0): little-endian float32 of shape (size, size, size), axes [x, y, z],
/// C order. The format holds no coordinates: origin and spacing are in the result's <c>grid</c>.
/// </summary>
public static class NpyWriter
{
    private const int HeaderAlignment = 64;
    private const int PreambleLength = 10;

    /// <summary>Writes a map.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="grid">The grid, for its shape.</param>
    /// <param name="values">One value a voxel, [x, y, z], z fastest.</param>
    /// <exception cref="ArgumentException">The number of values isn't the grid's, or one isn't finite.</exception>
    public static void Write(Stream stream, VoxelGrid grid, ReadOnlySpan<float> values)
    {
        MapChecks.Require(grid, values);
        var description =
            $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({grid.Size}, {grid.Size}, {grid.Size}), }}";
        var length = (PreambleLength + description.Length + HeaderAlignment) / HeaderAlignment * HeaderAlignment;
        Span<byte> preamble = [0x93, .. "NUMPY"u8, 1, 0, 0, 0];
        BinaryPrimitives.WriteUInt16LittleEndian(preamble[^2..], (ushort)(length - PreambleLength));
        stream.Write(preamble);
        stream.Write(Encoding.ASCII.GetBytes(description.PadRight(length - PreambleLength - 1) + '\n'));
        if (BitConverter.IsLittleEndian)
            stream.Write(MemoryMarshal.AsBytes(values));
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
