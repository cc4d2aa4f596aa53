using Glimpse.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace Glimpse.Bridge.Hosting;

/// <summary>
/// Keeps what a client sends from steering the terminal that the log is read on, and from looking like a line of the
/// log's own.
/// </summary>
/// <param name="inner">Makes the line.</param>
internal sealed class CleanLog(ITextFormatter inner) : ITextFormatter
{
    private const string Continuation = "\n    ";

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var line = new StringWriter();
        inner.Format(logEvent, line);
        var text = line.ToString().ReplaceLineEndings("\n").TrimEnd('\n');
        output.Write(string.Join(Continuation, text.Split('\n').Select(Printable.Line)) + "\n");
    }
}
