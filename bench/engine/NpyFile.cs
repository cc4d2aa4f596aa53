using System.Runtime.InteropServices;
using System.Text;

namespace Glimpse.Bench.Engine;

/// <summary>
/// Writes all channels of a grid as one NumPy array [channel, x, y, z], float32, C order (format 1.0).
/// </summary>
internal static class NpyFile
{
    private const int Alignment = 64;

    internal static void Write(string path, float[] voxels, int channels, int size)
    {
        using var file = File.Create(path);
        var header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({channels}, {size}, {size}, {size}), }}";
        const int Preamble = 10;
        header = header.PadRight(header.Length + Alignment - 1 - ((Preamble + header.Length) % Alignment)) + "\n";
        file.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8)]);
        file.Write(Encoding.ASCII.GetBytes(header));
        file.Write(MemoryMarshal.AsBytes(voxels.AsSpan()));
    }
}
