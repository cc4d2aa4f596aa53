using System.CommandLine;
using System.CommandLine.Parsing;
using Glimpse.Bridge.Explaining;
using Glimpse.Core.Attribution;

namespace Glimpse.Bridge.Cli;

/// <summary>The options of <c>glimpse explain</c> that say how the path integral is computed.</summary>
internal sealed class PathOptions
{
    private static readonly string[] RuleNames = [.. Enum.GetValues<QuadratureRule>().Select(ResultRecords.RuleName)];

    private readonly Option<double?> tolerance = new("--tolerance")
    {
        HelpName = "E",
        Description =
            "What the path's intervals may miss together, in the model's unit (default: the larger of 0.01 and 0.5 % "
                + "of the change).",
    };

    private readonly Option<int> maxSteps = new("--max-steps")
    {
        HelpName = "N",
        DefaultValueFactory = _ => new ExplainOptions().MaxSteps,
        Description = "Gradients at most to reach the tolerance.",
    };

    private readonly Option<int?> steps = new("--steps")
    {
        HelpName = "N",
        Description = "A fixed rule with N steps instead (paper: 100, gauss-legendre).",
    };

    private readonly Option<string?> rule = new("--rule")
    {
        HelpName = "RULE",
        Description =
            "adaptive, gauss-legendre, midpoint or riemann; adaptive without --steps, gauss-legendre with it.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(tolerance);
        command.Options.Add(maxSteps);
        command.Options.Add(steps);
        command.Options.Add(rule);
        rule.AcceptOnlyFromAmong(RuleNames);
        tolerance.Validators.Add(OptionChecks.Positive);
        steps.Validators.Add(result => OptionChecks.Between(result, OptionLimits.FewestSteps, OptionLimits.MostSteps));
        maxSteps.Validators.Add(result =>
            OptionChecks.Between(result, OptionLimits.FewestAdaptiveSteps, OptionLimits.MostAdaptiveSteps));
        command.Validators.Add(CheckTogether);
    }

    public ExplainOptions Read(ParseResult parsed)
    {
        var options = new ExplainOptions
        {
            Rule = RuleOf(parsed.GetValue(rule), parsed.GetValue(steps)),
            Tolerance = parsed.GetValue(tolerance),
            MaxSteps = parsed.GetValue(maxSteps),
        };
        return parsed.GetValue(steps) is { } count ? options with { Steps = count } : options;
    }

    private static QuadratureRule RuleOf(string? name, int? steps) => name is null
        ? steps is null ? QuadratureRule.Adaptive : QuadratureRule.GaussLegendre
        : Enum.GetValues<QuadratureRule>().Single(value => ResultRecords.RuleName(value) == name);

    private void CheckTogether(CommandResult result)
    {
        bool Given(Option option) => result.GetResult(option) is { Implicit: false };
        if (
            result.Children.Any(child => child.Errors.Any())
            || (result.GetResult(steps) is { Tokens: [var count] } && !int.TryParse(count.Value, out _))
            || (result.GetValue(rule) is { } name && !RuleNames.Contains(name)))
            return;
        var fixedRule = RuleOf(result.GetValue(rule), result.GetValue(steps)) != QuadratureRule.Adaptive;
        if (fixedRule && (Given(tolerance) || Given(maxSteps)))
            result.AddError(
                "--tolerance and --max-steps steer the adaptive rule; --steps and the other rules go without them.");
        else if (!fixedRule && Given(steps))
            result.AddError("--steps is for the fixed rules; the adaptive one takes --tolerance and --max-steps.");
    }
}
