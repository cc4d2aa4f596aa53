using System.CommandLine;
using System.CommandLine.Parsing;
using Glimpse.Bridge.Explaining;
using Glimpse.Core;
using Glimpse.Models.Natives;

namespace Glimpse.Bridge.Cli;

/// <summary>
/// The whole command line: commands, help, and the one place where faults become messages and exit codes.
/// </summary>
internal sealed class CommandLine(IModelSource models, TextWriter output, TextWriter error)
{
    /// <summary>
    /// What a command with an output folder gets to write down what is complete, and to let the folder go, once it is
    /// told to end; the library's own 2 s are short on a busy machine.
    /// </summary>
    private static readonly TimeSpan CancelPatience = TimeSpan.FromSeconds(20);

    /// <summary>A word that begins with @ is a name like any other, and no file of words.</summary>
    private static readonly ParserConfiguration Literal = new() { ResponseFileTokenReplacer = null };

    private static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = "Print the stack trace of a fault of the program; 'serve' also logs connections.",
        Recursive = true,
    };

    /// <summary>Runs a command.</summary>
    /// <returns>Its exit code, one of <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation = default)
    {
        var terminal = new Terminal(output, error);
        var parsed = Root(terminal).Parse(arguments, Literal);
        string[] mistakes = [.. parsed.Errors.Select(fault => fault.Message), .. UnusableValues(parsed)];
        if (mistakes.Length > 0)
            return RefuseUsage(parsed, mistakes, terminal);
        var invocation = new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
        };
        if (parsed.CommandResult.Command.Name == ServeCommand.Name)
            // The daemon's host hears signals itself, and takes its time to drain.
            invocation.ProcessTerminationTimeout = null;
        else if (parsed.CommandResult.Command.Name is ExplainCommand.Name or TrainCommand.Name or EvaluateCommand.Name)
            invocation.ProcessTerminationTimeout = CancelPatience;
        try
        {
            NativeLoader.Policy = LibTorchOptions.Read(parsed);
            if (invocation.ProcessTerminationTimeout is not { } patience)
                return await parsed.InvokeAsync(invocation, cancellation);
            using var hangUp = new HangUp(patience, cancellation);
            return await parsed.InvokeAsync(invocation, hangUp.Cancellation);
        }
        catch (GlimpseException e)
        {
            FaultReport.Print(terminal.Error, e);
            return ExitCode.Of(e.Code);
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("cancelled");
            return ExitCode.Cancelled;
        }
#pragma warning disable CA1031 // The last resort: whatever got here is a fault of the program, and the user is told so.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (EnvironmentFault.Of(e) is var (message, remedy))
            {
                await terminal.Error.WriteLineAsync($"error: {Printable.Line(message)} {remedy}");
                return ExitCode.BadInput;
            }

            await terminal.Error.WriteLineAsync(
                $"fault of the program: {e.GetType().Name}: {Printable.Line(e.Message)}; please "
                    + ProgramFault.ReportAddress);
            if (parsed.GetValue(Verbose))
                await terminal.Error.WriteLineAsync(e.ToString());
            return ExitCode.Internal;
        }
    }

    private RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand(
            "Explains, voxel by voxel and atom by atom, what a neural network predicts for a ligand in its protein.")
        {
            ExplainCommand.Create(models, terminal),
            LigandsCommand.Create(terminal),
            ModelsCommand.Create(models, terminal),
            TrainCommand.Create(terminal),
            EvaluateCommand.Create(terminal),
            ServeCommand.Create(models, terminal),
            ConnectCommand.Create(terminal),
            StatusCommand.Create(terminal),
            StopCommand.Create(terminal),
            DoctorCommand.Create(models, terminal),
            PluginCommand.Create(terminal),
            SelfTestCommand.Create(terminal),
            LibTorchOptions.AllowMismatch,
            Verbose,
        };
        HelpPage.Apply(root);
        return root;
    }

    /// <summary>
    /// Nothing that a command takes may be empty: a variable that isn't set would have something else done than was
    /// meant. Nor may it hold what stands for bytes that aren't UTF-8: two names would become one.
    /// </summary>
    private static IEnumerable<string> UnusableValues(ParseResult parsed) =>
        from result in parsed.CommandResult.Children
        from token in result.Tokens
        let fault = Fault(token.Value)
        where fault is not null
        let name = result is OptionResult option ? option.Option.Name : (result as ArgumentResult)?.Argument.Name
        select $"{name} {fault}";

    private static string? Fault(string value) => value switch
    {
        "" => "has an empty value: a variable in the command may not be set.",
        _ when value.Contains('\uFFFD') => $"'{value}' isn't UTF-8: give it a name that is.",
        _ when LinkBeforeParent(value) is { } link =>
            $"'{value}' goes back from the link '{link}': give the path of what is meant, without '..' after it.",
        _ => null,
    };

    /// <summary>
    /// The first link in a path that '..' follows, or null. .NET drops the link with its '..', where the system goes
    /// on from what the link leads to: another file would be read or replaced than the one that is named.
    /// </summary>
    private static string? LinkBeforeParent(string value)
    {
        if (!value.Contains("/.."))
            return null;
        var parts = value.Split('/');
        for (var i = 1; i < parts.Length; i++)
        {
            var before = string.Join('/', parts.Take(i));
            if (parts[i] == ".." && before.Length > 0 && new DirectoryInfo(before).LinkTarget is not null)
                return before;
        }

        return null;
    }

    private static int RefuseUsage(ParseResult parsed, IEnumerable<string> mistakes, Terminal terminal)
    {
        var command = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
        foreach (var fault in mistakes.Select(fault => Printable.Line(fault.Replace("\t", ""))).Distinct())
            terminal.Error.WriteLine($"error: {fault} (glimpse {command}--help says how.)");
        return ExitCode.BadUsage;
    }
}
