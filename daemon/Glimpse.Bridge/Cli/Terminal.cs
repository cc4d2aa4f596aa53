using Spectre.Console;

namespace Glimpse.Bridge.Cli;

/// <summary>
/// The two streams of a command: results on one, progress and faults on the other. All that a command prints goes
/// through here, where it is cleaned: names in a user's file may be escape sequences.
/// </summary>
internal sealed class Terminal
{
    /// <summary>Columns of a report that goes to a file or a pipe.</summary>
    private const int PlainWidth = 100;

    public Terminal(TextWriter output, TextWriter error)
    {
        // Progress and faults come from several threads.
        var synchronized = TextWriter.Synchronized(error);
        OutputConsole = ConsoleOn(output, ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected);
        ErrorConsole = ConsoleOn(synchronized, ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected);
        (Output, Error) = (
            new CleanWriter(OutputConsole.Profile.Out.Writer),
            new CleanWriter(ErrorConsole.Profile.Out.Writer));
    }

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    public IAnsiConsole OutputConsole { get; }

    public IAnsiConsole ErrorConsole { get; }

    /// <summary>
    /// True when both streams end on the user's screen, where text on one would run into a progress bar on the other.
    /// </summary>
    public bool SharesScreen => IsScreen(OutputConsole) && IsScreen(ErrorConsole);

    /// <summary>True when a console is a screen that can be drawn on.</summary>
    public static bool IsScreen(IAnsiConsole console) =>
        console.Profile.Capabilities is { Interactive: true, Ansi: true };

    private static IAnsiConsole ConsoleOn(TextWriter writer, bool isTerminal)
    {
        var plain = new AnsiConsoleOutput(writer);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = isTerminal ? new ScreenOutput(plain) : plain,
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
            console.Profile.Width = PlainWidth;
        console.Pipeline.Attach(new CleanRendering());
        return console;
    }
}
