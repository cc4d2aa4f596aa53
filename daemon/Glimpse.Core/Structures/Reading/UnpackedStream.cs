using ICSharpCode.SharpZipLib;
using SharpCompress.Common;

namespace Glimpse.Core.Structures.Reading;

/// <summary>
/// Packed streams one after another (pbzip2 and xz write such), unpacked by a library; damage is an
/// <see cref="InvalidDataException"/>.
/// </summary>
/// <param name="packed">The packed data.</param>
/// <param name="open">Opens the next stream.</param>
internal sealed class UnpackedStream(PrefixedStream packed, Func<PrefixedStream, Stream> open) : ReadOnlyStream
{
    private Stream? current;
    private bool isOver;

    public override int Read(Span<byte> buffer)
    {
        try
        {
            while (!isOver)
            {
                current ??= open(packed);
                var count = current.Read(buffer);
                if (count > 0 || buffer.IsEmpty)
                    return count;
                GoOn();
            }

            return 0;
        }
        catch (Exception damaged)
            when (damaged
                    is SharpZipBaseException
                        or SharpCompressException
                        or EndOfStreamException
                        or IndexOutOfRangeException
                        or ArgumentException
                        or InvalidOperationException
                        or ArithmeticException
                        or NotSupportedException)
        {
            throw new InvalidDataException(damaged.Message, damaged);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            packed.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>
    /// Goes to the next packed stream, over xz's padding of zeros; after the last one it is over, however often one
    /// reads on.
    /// </summary>
    private void GoOn()
    {
        current = null;
        while (packed.Peek() == 0)
            packed.ReadByte();
        isOver = packed.Peek() < 0;
    }
}
