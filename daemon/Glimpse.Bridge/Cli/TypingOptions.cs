using System.CommandLine;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures.Ligands;

namespace Glimpse.Bridge.Cli;

/// <summary>The options that say what counts as protein and where the ligand's bond orders come from.</summary>
internal sealed class TypingOptions
{
    public Option<string?> Template { get; } =
        new("--template")
        {
            HelpName = "FILE|SMILES",
            Description =
                "Take the ligand's bond orders and charges from this molecule (SDF, MOL2, a component's CIF or "
                    + "SMILES).",
        };

    public Option<bool> IncludeWaters { get; } = new("--include-waters")
    {
        Description = "Keep crystal waters in the pocket; the models were trained without.",
    };

    public Option<bool> IncludeBuffer { get; } = new("--include-buffer")
    {
        Description = "Keep buffer, salt and cryoprotectant in the pocket; the models were trained without.",
    };

    public Option<bool> Symmetry { get; } = new("--symmetry")
    {
        Description = "Add the crystal's symmetry mates within 12 Å of the ligand that the file doesn't hold.",
    };

    public Option<int> LigandAtoms { get; } = new("--ligand-atoms")
    {
        HelpName = "N",
        DefaultValueFactory = _ => LigandSize.Most,
        Description = "Most heavy atoms of a ligand or template; larger ones take longer and stick out of the box.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(Symmetry);
        command.Options.Add(LigandAtoms);
        LigandAtoms.Validators.Add(result => OptionChecks.Between(result, LigandSize.Fewest, LigandSize.MostSettable));
    }

    public ComplexOptions Read(ParseResult parsed) =>
        new(
            parsed.GetValue(IncludeWaters),
            parsed.GetValue(IncludeBuffer),
            MostLigandAtoms: parsed.GetValue(LigandAtoms),
            Symmetry: parsed.GetValue(Symmetry));
}
