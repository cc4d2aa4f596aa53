namespace Glimpse.Tests.Structures;

/// <summary>A text that repeats itself, so that a long file needs no memory.</summary>
internal sealed class RepeatedText(string text, int times) : TextReader
{
    private int position;
    private int left = times;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (left == 0)
            return 0;
        var length = Math.Min(buffer.Length, text.Length - position);
        text.AsSpan(position, length).CopyTo(buffer);
        position += length;
        if (position == text.Length)
        {
            position = 0;
            left--;
        }

        return length;
    }
}
