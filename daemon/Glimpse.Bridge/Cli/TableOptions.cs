using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Glimpse.Bridge.Options;

namespace Glimpse.Bridge.Cli;

/// <summary>Rows of the option table as options of a command.</summary>
internal sealed class TableOptions(IEnumerable<OptionRow> rows)
{
    private readonly ImmutableArray<(OptionRow Row, Option Option)> all = [.. rows.Select(row => (row, Make(row)))];

    /// <summary>Adds them, with their checks.</summary>
    public void AddTo(Command command)
    {
        foreach (var (_, option) in all)
            command.Options.Add(option);
        command.Validators.Add(CheckTogether);
    }

    /// <summary>Has an option refuse what its kind doesn't take.</summary>
    public static void Check(Option option, OptionKind kind) => option.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && kind.Of(token.Value) is null)
            result.AddError(kind.Refusal(option.Name, token.Value));
    });

    /// <summary>Sets what is given.</summary>
    /// <param name="parsed">A command line without errors.</param>
    /// <param name="asked">What stands without them.</param>
    public ExplainSettings Read(ParseResult parsed, ExplainSettings asked) =>
        OptionValues.Apply(asked, Given(parsed.CommandResult));

    /// <summary>Whether an option is given.</summary>
    public bool Has(CommandResult result, string name) => Given(result).Keys.Any(row => row.Name == name);

    /// <summary>How many of the files have this name.</summary>
    public int CountOfFiles(CommandResult result, string name) =>
        all.Count(one =>
            (one.Row.Kind == OptionKind.Structure || one.Row.Kind == OptionKind.Template)
            && result.GetResult(one.Option) is { Tokens: [var token] }
            && token.Value == name);

    private static Option Make(OptionRow row)
    {
        if (row.Kind == OptionKind.Flag)
            return new Option<bool>(row.Switch) { Description = row.Help };
        var option = new Option<string>(row.Switch) { HelpName = row.Placeholder, Description = row.Help };
        if (row.Default is { } usual)
            option.DefaultValueFactory = _ => usual;
        option.CompletionSources.Add([.. row.Words]);
        Check(option, row.Kind);
        return option;
    }

    private Dictionary<OptionRow, object> Given(CommandResult result)
    {
        var given = new Dictionary<OptionRow, object>();
        foreach (var (row, option) in all)
        {
            if (result.GetResult(option) is not { Implicit: false } found)
                continue;
            var value = row.Kind == OptionKind.Flag ? found.GetValue((Option<bool>)option)
                : found.Tokens is [var token] ? row.Kind.Of(token.Value)
                : null;
            if (value is not (null or false))
                given.Add(row, value);
        }

        return given;
    }

    private void CheckTogether(CommandResult result)
    {
        if (OptionValues.Clash(Given(result)) is { } clash)
            result.AddError(clash.Message);
    }
}
