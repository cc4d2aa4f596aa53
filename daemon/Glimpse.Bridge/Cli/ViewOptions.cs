using System.CommandLine;
using System.CommandLine.Parsing;
using Glimpse.Core.Attribution;

namespace Glimpse.Bridge.Cli;

/// <summary>The options of <c>glimpse explain</c> that say what a prediction is compared with.</summary>
internal sealed class ViewOptions
{
    private static readonly string[] Baselines =
        [.. new[] { View.Zero, View.Apo, View.Ligand }.Select(ResultRecords.ViewName)];

    private readonly Option<string> baseline = new("--baseline")
    {
        HelpName = "NAME",
        DefaultValueFactory = _ => ResultRecords.ViewName(View.Zero),
        Description = "What to compare with: zero (an empty grid), apo (the protein alone) or ligand (the ligand alone).",
    };

    private readonly Option<bool> interaction = new("--interaction")
    {
        Description = "Explain F(PL) - F(P) - F(L) + F(0): what protein and ligand make of each other.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(baseline);
        command.Options.Add(interaction);
        baseline.AcceptOnlyFromAmong(Baselines);
        command.Validators.Add(CheckTogether);
    }

    public View Read(ParseResult parsed) => parsed.GetValue(interaction)
        ? View.Interaction
        : Enum.GetValues<View>().Single(view => ResultRecords.ViewName(view) == parsed.GetValue(baseline));

    private void CheckTogether(CommandResult result)
    {
        if (result.GetResult(baseline) is { Implicit: false } && result.GetResult(interaction) is { Implicit: false })
            result.AddError("--interaction has baselines of its own; give it or --baseline.");
    }
}
