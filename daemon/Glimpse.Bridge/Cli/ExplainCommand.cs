using System.CommandLine;
using System.CommandLine.Parsing;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Options;
using Glimpse.Core.Structures;

namespace Glimpse.Bridge.Cli;

/// <summary><c>glimpse explain</c>: its options, and what they must not be together.</summary>
internal sealed class ExplainCommand
{
    public const string Name = "explain";

    private readonly Argument<string?> structure = new("STRUCTURE")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description =
            "A complex (PDB, PDBQT, mmCIF or MOL2; plain or packed; - for standard input): protein and ligand in "
                + "one file.",
    };

    private readonly TableOptions options = new(OptionTable.All);

    public static Command Create(IModelSource models, Terminal terminal)
    {
        var explain = new ExplainCommand();
        var command = new Command(
            Name,
            "Explains a model's prediction for a ligand in its protein, or for many ligands.")
        {
            explain.structure,
        };
        explain.options.AddTo(command);
        command.Validators.Add(explain.CheckTogether);
        command.SetAction(
            (parsed, cancellation) =>
                Task.Run(
                    () => new ExplainSession(explain.Read(parsed), models, terminal).Run(cancellation),
                    CancellationToken.None));
        return command;
    }

    private ExplainSettings Read(ParseResult parsed) =>
        options.Read(parsed, new ExplainSettings { Structure = parsed.GetValue(structure) ?? "" });

    private void CheckTogether(CommandResult result)
    {
        bool Has(string name) => options.Has(result, name);
        var complex = result.GetResult(structure) is { Tokens: [var token] } ? token.Value : null;
        if (complex is not null == Has("protein"))
            result.AddError("Give either STRUCTURE, a file with protein and ligand, or --protein and --ligands.");
        else if (Has("protein") != Has("ligands"))
            result.AddError("--protein and --ligands go together.");
        else if (Has("ligands") && Has("ligand"))
            result.AddError("--ligand picks a ligand out of STRUCTURE; with --ligands all of its file are taken.");
        else if (!Has("out") && !Has("json"))
            result.AddError("Give --out, the folder to write to, or --json to print the record alone.");
        else if (!Has("out") && (Has("maps") || Has("resume")))
            result.AddError("--maps and --resume need --out, the folder that holds the files.");
        else if (Has("resume") && !Has("ligands"))
            result.AddError("--resume goes on with many ligands; it needs --ligands.");
        else if (
            options.CountOfFiles(result, InputName.StandardInput) + (complex == InputName.StandardInput ? 1 : 0) > 1)
            result.AddError("Standard input (-) can be only one of the files.");
    }
}
