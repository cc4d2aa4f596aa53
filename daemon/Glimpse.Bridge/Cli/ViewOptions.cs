using System.CommandLine;
using System.CommandLine.Parsing;
using Glimpse.Bridge.Explaining;
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
        Description =
            "What to compare with: zero (an empty grid), apo (the protein alone) or ligand (the ligand alone).",
    };

    private readonly Option<bool> interaction = new("--interaction")
    {
        Description = "Explain F(PL) - F(P) - F(L) + F(0): what protein and ligand make of each other.",
    };

    /// <summary>The file of the ligand to compare with.</summary>
    public Option<string?> Versus { get; } =
        new("--versus")
        {
            HelpName = "FILE",
            Description =
                "Compare with the ligand of this file in the same protein (the first of several): what makes the "
                    + "difference.",
        };

    public void AddTo(Command command)
    {
        command.Options.Add(baseline);
        command.Options.Add(interaction);
        command.Options.Add(Versus);
        baseline.AcceptOnlyFromAmong(Baselines);
        command.Validators.Add(CheckTogether);
    }

    public View Read(ParseResult parsed) => parsed.GetValue(interaction) ? View.Interaction
        : parsed.GetValue(Versus) is not null ? View.Versus
        : Enum.GetValues<View>().Single(view => ResultRecords.ViewName(view) == parsed.GetValue(baseline));

    /// <summary>The file of the ligand to compare with; null for none.</summary>
    public string? ReadVersus(ParseResult parsed) => parsed.GetValue(Versus);

    private void CheckTogether(CommandResult result)
    {
        if (
            new Option[] { baseline, interaction, Versus }.Count(option =>
                result.GetResult(option) is { Implicit: false }
            ) > 1)
            result.AddError("--interaction and --versus have baselines of their own; give one of them or --baseline.");
    }
}
