using System.CommandLine;
using System.CommandLine.Parsing;
using Glimpse.Core.Attribution;

namespace Glimpse.Bridge.Cli;

/// <summary>The option of <c>glimpse explain</c> that says how a prediction is taken apart.</summary>
internal sealed class MethodOptions
{
    /// <summary>What a method without voxels has neither baseline, map nor path for.</summary>
    private static readonly string[] OfVoxels =
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
        DefaultValueFactory = _ => AttributionMethods.Usual.ShortName,
        Description =
            string.Join(", ", AttributionMethods.All.Select(one => $"{one.ShortName}, which {one.Does}")) + ".",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(method);
        method.AcceptOnlyFromAmong([.. AttributionMethods.All.Select(one => one.ShortName)]);
        command.Validators.Add(CheckTogether);
    }

    public IAttributionMethod Read(ParseResult parsed) => Named(parsed.GetValue(method)!)!;

    private static IAttributionMethod? Named(string name) =>
        AttributionMethods.All.FirstOrDefault(one => one.ShortName == name);

    private void CheckTogether(CommandResult result)
    {
        if (
            result.GetResult(method) is not { Tokens: [var name] }
            || Named(name.Value) is not { HasVoxels: false } chosen)
            return;
        foreach (
            var option in result
                .Children.OfType<OptionResult>()
                .Where(child => !child.Implicit && OfVoxels.Contains(child.Option.Name)))
            result.AddError(
                $"{option.Option.Name} doesn't go with --method {chosen.ShortName}, which {chosen.Does} and has no map "
                    + $"or baseline.");
    }
}
