using System.Diagnostics.CodeAnalysis;
using System.Text;
using Glimpse.Core;

namespace Glimpse.Bridge.Cli;

/// <summary>A stream that no text can steer a terminal through; each call goes on as one piece.</summary>
/// <param name="inner">Where it goes.</param>
internal sealed class CleanWriter(TextWriter inner) : TextWriter(inner.FormatProvider)
{
    public override Encoding Encoding => inner.Encoding;

    [AllowNull]
    public override string NewLine
    {
        get => inner.NewLine;
        set => inner.NewLine = value;
    }

    public override void Write(char value) => inner.Write(Printable.Lines([value]));

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => inner.Write(Printable.Lines(buffer));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void WriteLine() => inner.WriteLine();

    public override void WriteLine(ReadOnlySpan<char> buffer) => inner.WriteLine(Printable.Lines(buffer));

    public override void WriteLine(string? value) => WriteLine(value.AsSpan());

    public override void Flush() => inner.Flush();
}
