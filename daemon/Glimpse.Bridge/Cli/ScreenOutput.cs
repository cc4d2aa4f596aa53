using System.Text;
using Spectre.Console;

namespace Glimpse.Bridge.Cli;

/// <summary>
/// A screen, which may be closed while a command is at work: what is written then is lost, and the command ends in
/// order. A progress bar is drawn by a thread whose fault would end the process at once.
/// </summary>
/// <param name="screen">The screen as the console sees it.</param>
internal sealed class ScreenOutput(AnsiConsoleOutput screen) : IAnsiConsoleOutput
{
    /// <inheritdoc/>
    public TextWriter Writer { get; } = new LossyWriter(screen.Writer);

    /// <inheritdoc/>
    public bool IsTerminal => screen.IsTerminal;

    /// <inheritdoc/>
    public int Width => screen.Width;

    /// <inheritdoc/>
    public int Height => screen.Height;

    /// <inheritdoc/>
    public void SetEncoding(Encoding encoding) => screen.SetEncoding(encoding);

    private sealed class LossyWriter(TextWriter inner) : TextWriter(inner.FormatProvider)
    {
        public override Encoding Encoding => inner.Encoding;

        public override void Write(char value) => Try(() => inner.Write(value));

        public override void Write(string? value) => Try(() => inner.Write(value));

        public override void Write(char[] buffer, int index, int count) =>
            Try(() => inner.Write(buffer, index, count));

        public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

        public override void Flush() => Try(inner.Flush);

        private static void Try(Action write)
        {
            try
            {
                write();
            }
            catch (IOException)
            {
                // Nobody sees it any more.
            }
        }
    }
}
