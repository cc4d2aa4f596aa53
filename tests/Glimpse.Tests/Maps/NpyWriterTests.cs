using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Glimpse.Core.Maps;
using Xunit;

namespace Glimpse.Tests.Maps;

public sealed class NpyWriterTests
{
    [Fact]
    public void An_npy_map_holds_the_header_that_NumPy_writes_and_the_values_bit_by_bit()
    {
        using var stream = new MemoryStream();
        new NpyWriter().Write(stream, new ChannelMap(SampleExplanation.Grid, SampleExplanation.Map(), "a map", []));
        var bytes = stream.ToArray();
        Assert.Equal("\x93NUMPY\x01\x00", Encoding.Latin1.GetString(bytes, 0, 8));
        var start = 10 + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        Assert.Equal(0, start % 64);
        var header = Encoding.ASCII.GetString(bytes, 10, start - 10);
        Assert.Equal("{'descr': '<f4', 'fortran_order': False, 'shape': (24, 24, 24), }", header.TrimEnd());
        Assert.EndsWith(" \n", header);
        Assert.Equal(SampleExplanation.Map(), MemoryMarshal.Cast<byte, float>(bytes.AsSpan(start)).ToArray());
    }
}
