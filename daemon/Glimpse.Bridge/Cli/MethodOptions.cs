using System.CommandLine;
using System.CommandLine.Parsing;
using Glimpse.Bridge.Explaining;
using Glimpse.Core.Attribution;

namespace Glimpse.Bridge.Cli;

/// <summary>The option of <c>glimpse explain</c> that says how a prediction is taken apart.</summary>
internal sealed class MethodOptions
{
    private const string IntegratedGradients = "ig";

    /// <summary>Occlusion has no baseline, no map and no path of its own.</summary>
    private static readonly string[] NotForOcclusion =
    [
        "--baseline",
        "--interaction",
        "--versus",
        "--maps",
        "--rotations",
        "--jitter",
        "--top",
    ];

    private readonly Option<string> method = new("--method")
    {
        HelpName = "NAME",
        DefaultValueFactory = _ => IntegratedGradients,
        Description =
            "ig (integrated gradients), or to compare with it: gradient-input, or occlusion of atoms, residues and "
                + "fragments.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(method);
        method.AcceptOnlyFromAmong([.. Enum.GetValues<AttributionMethod>().Select(NameOf)]);
        command.Validators.Add(CheckTogether);
    }

    public AttributionMethod Read(ParseResult parsed) =>
        Enum.GetValues<AttributionMethod>().Single(value => NameOf(value) == parsed.GetValue(method));

    private static string NameOf(AttributionMethod method) =>
        method == AttributionMethod.IntegratedGradients ? IntegratedGradients : ResultRecords.MethodName(method);

    private void CheckTogether(CommandResult result)
    {
        if (result.GetResult(method) is not { Tokens: [var name] } || name.Value != NameOf(AttributionMethod.Occlusion))
            return;
        foreach (
            var option in result
                .Children.OfType<OptionResult>()
                .Where(child => !child.Implicit && NotForOcclusion.Contains(child.Option.Name)))
            result.AddError(
                $"{option.Option.Name} doesn't go with --method occlusion, which takes atoms away and has no map or "
                    + $"baseline.");
    }
}
