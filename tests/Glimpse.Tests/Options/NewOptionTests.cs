using System.CommandLine;
using Glimpse.Bridge.Cli;
using Glimpse.Bridge.Options;
using Xunit;

namespace Glimpse.Tests.Options;

/// <summary>A row more is an option more, wherever there are options.</summary>
public sealed class NewOptionTests
{
    private static readonly OptionRow Row = new("colour-blind", OptionKind.Integer(1, 9), "Draws for N eyes.")
    {
        Member = "options.colourBlind",
        Default = "2",
        Set = (asked, value) => asked with { Ligand = $"{value} eyes" },
    };

    [Fact]
    public void The_command_line_takes_checks_and_explains_it()
    {
        var command = new RootCommand();
        var options = new TableOptions([.. OptionTable.All, Row]);
        options.AddTo(command);
        Assert.Equal(
            ["--colour-blind takes a whole number from 1 to 9, not '10'."],
            command.Parse("--colour-blind 10").Errors.Select(error => error.Message));
        var parsed = command.Parse("--colour-blind 3");
        Assert.Empty(parsed.Errors);
        Assert.Equal("3 eyes", options.Read(parsed, new ExplainSettings()).Ligand);
        var help = new StringWriter();
        command.Parse("--help").Invoke(new InvocationConfiguration { Output = help });
        Assert.Matches(@"--colour-blind <N> +Draws for N eyes\. \[default: 2\]", help.ToString());
    }

    [Fact]
    public void The_page_of_ChimeraX_has_it() => Assert.Equal(
        "<li><b>colourBlind</b> <i>a whole number from 1 to 9</i>: Draws for N eyes. Default: 2.</li>",
        OptionPage.Of([Row], OptionAsker.ChimeraX));

    [Fact]
    public void Wire_and_documents_list_it()
    {
        Assert.Contains("\"member\":\"options.colourBlind\"", OptionFiles.ListOf([Row]));
        Assert.Contains(
            "| `--colour-blind N` | Draws for N eyes. | a whole number from 1 to 9 | 2 | everywhere |",
            OptionFiles.PageOf(File.ReadAllText(OptionFiles.Document), ("What is read", [Row])));
    }
}
