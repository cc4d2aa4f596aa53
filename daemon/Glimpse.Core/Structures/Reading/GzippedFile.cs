using System.Buffers.Binary;
using System.IO.Compression;

namespace Glimpse.Core.Structures.Reading;

/// <summary>
/// gzip, unpacked as it is read. <see cref="GZipStream"/> ends without a word where the data do; the length at the end
/// of each member (RFC 1952, ISIZE) tells a file that was cut.
/// </summary>
internal sealed class GzippedFile : ReadOnlyStream
{
    private readonly TrailingBytes packed;
    private readonly GZipStream unpacked;
    private long length;

    internal GzippedFile(Stream packed)
    {
        this.packed = new TrailingBytes(packed);
        unpacked = new GZipStream(this.packed, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        var count = unpacked.Read(buffer);
        length += count;
        if (count == 0 && !buffer.IsEmpty)
            RequireEnd();
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            unpacked.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The last member is no longer than all of them; padding of zeros says nothing.</summary>
    private void RequireEnd()
    {
        var end = packed.Last;
        if (
            end.IndexOfAnyExcept((byte)0) >= 0
            && BinaryPrimitives.ReadUInt32LittleEndian(end[^sizeof(uint)..]) > length)
            throw new InvalidDataException("The gzip data end before their end.");
    }

    /// <summary>Passes bytes on and knows the last eight: checksum and length of gzip's last member.</summary>
    private sealed class TrailingBytes(Stream stream) : ReadOnlyStream
    {
        private readonly byte[] last = new byte[2 * sizeof(uint)];

        internal ReadOnlySpan<byte> Last => last;

        public override int Read(Span<byte> buffer)
        {
            var count = stream.Read(buffer);
            var kept = Math.Min(count, last.Length);
            last.AsSpan(kept).CopyTo(last);
            buffer[(count - kept)..count].CopyTo(last.AsSpan(last.Length - kept));
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                stream.Dispose();
            base.Dispose(disposing);
        }
    }
}
