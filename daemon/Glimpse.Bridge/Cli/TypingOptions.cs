using System.CommandLine;
using Glimpse.Core.Chemistry;

namespace Glimpse.Bridge.Cli;

/// <summary>The options that say what counts as protein and where the ligand's bond orders come from.</summary>
internal sealed class TypingOptions
{
    public Option<string?> Template { get; } = new("--template")
    {
        HelpName = "FILE|SMILES",
        Description = "Take the ligand's bond orders and charges from this molecule (SDF, MOL2 or SMILES).",
    };

    public Option<bool> IncludeWaters { get; } = new("--include-waters")
    {
        Description = "Keep crystal waters in the pocket; the models were trained without.",
    };

    public Option<bool> IncludeBuffer { get; } = new("--include-buffer")
    {
        Description = "Keep buffer, salt and cryoprotectant in the pocket; the models were trained without.",
    };

    public ComplexOptions Read(ParseResult parsed) => new(parsed.GetValue(IncludeWaters), parsed.GetValue(IncludeBuffer));
}
