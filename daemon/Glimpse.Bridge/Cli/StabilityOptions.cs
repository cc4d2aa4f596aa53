using System.CommandLine;
using Glimpse.Bridge.Explaining;
using Glimpse.Core.Attribution;

namespace Glimpse.Bridge.Cli;

/// <summary>
/// The options of <c>glimpse explain</c> that say over which frames an explanation is averaged or compared.
/// </summary>
internal sealed class StabilityOptions
{
    private readonly Option<int> rotations = new("--rotations")
    {
        HelpName = "N",
        DefaultValueFactory = _ => new ExplainOptions().Rotations,
        Description = "Average the explanation over N of the cube's 24 rotations; costs N times.",
    };

    private readonly Option<int> jitter = new("--jitter")
    {
        HelpName = "N",
        DefaultValueFactory = _ => 0,
        Description = "Explain N slightly turned and shifted copies, too, and count those with the same top atoms.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(rotations);
        command.Options.Add(jitter);
        rotations.Validators.Add(result =>
            OptionChecks.Between(result, OptionLimits.FewestRotations, OptionLimits.MostRotations));
        jitter.Validators.Add(result => OptionChecks.Between(result, 0, OptionLimits.MostJitterCopies));
    }

    public ExplainOptions Read(ParseResult parsed, ExplainOptions options) =>
        options with { Rotations = parsed.GetValue(rotations), JitterCopies = parsed.GetValue(jitter) };
}
