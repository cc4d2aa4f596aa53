using CsCheck;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Xunit;

namespace Glimpse.Tests.Structures.Reading;

public sealed class LineReaderTests
{
    private static readonly string[] Pieces = ["", "a", "bc", "\n", "\r", "\r\n", "  ", new string('x', 70_000)];
    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1]
        .Select(piece => Pieces[piece])
        .List[0, 40]
        .Select(string.Concat);

    [Fact]
    public void Lines_are_those_of_the_framework_however_the_text_arrives() =>
        Gen.Select(Texts, Gen.Int[1, 9000])
            .Sample(
                (text, chunk) =>
                {
                    var expected = new List<string>();
                    using var reader = new StringReader(text);
                    while (reader.ReadLine() is { } line)
                        expected.Add(line);
                    return Lines(new LineReader(new ChunkedText(text, chunk), "x", ReadLimits.Default))
                        .SequenceEqual(expected);
                },
                iter: 300);

    [Fact]
    public void A_line_over_the_limit_is_passed_over_and_the_next_one_has_its_number()
    {
        var lines = new LineReader(
            new ChunkedText("a\n" + new string('x', 200_000) + "\r\nb", 777),
            "x",
            new ReadLimits { RecordCharacters = 100 });
        Assert.True(lines.Read(out _));
        Assert.Contains(
            "line 2",
            Assert.Throws<Glimpse.Core.GlimpseException>(() => lines.Read(out _)).Message,
            StringComparison.Ordinal);
        Assert.True(lines.Read(out var line));
        Assert.Equal("b", line.ToString());
        Assert.Equal((3, 200_005), (lines.LineNumber, lines.Consumed));
        Assert.False(lines.Read(out _));
    }

    private static IEnumerable<string> Lines(LineReader lines)
    {
        while (lines.Advance())
            yield return lines.Line.ToString();
    }

    /// <summary>Gives at most so many characters at a time, as a socket does.</summary>
    private sealed class ChunkedText(string text, int chunk) : TextReader
    {
        private int position;

        public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

        public override int Read(Span<char> buffer)
        {
            var length = Math.Min(Math.Min(chunk, buffer.Length), text.Length - position);
            text.AsSpan(position, length).CopyTo(buffer);
            position += length;
            return length;
        }
    }
}
