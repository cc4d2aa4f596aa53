using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Glimpse.Bridge.Explaining;
using Glimpse.Core.Attribution;
using Glimpse.Core.Maps;
using Glimpse.Core.Structures;

namespace Glimpse.Bridge.Cli;

/// <summary><c>glimpse explain</c>: its options, and what they must not be together.</summary>
internal sealed class ExplainCommand
{
    public const string Name = "explain";

    /// <summary>The affinity, as in the paper (Varela-Rial et al. 2022).</summary>
    private const string UsualModel = "kdeep";

    private readonly Argument<string?> structure = new("STRUCTURE")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description =
            "A complex (PDB, PDBQT, mmCIF or MOL2; plain or packed; - for standard input): protein and ligand in "
                + "one file.",
    };

    private readonly Option<string?> ligand = new("--ligand")
    {
        HelpName = "SPEC",
        Description =
            "The ligand in STRUCTURE: a residue name, CHAIN:NAME:NUMBER with blanks allowed, or CHAIN:: for a chain; "
                + "#N for the Nth of one name.",
    };

    private readonly Option<string?> protein = new("--protein")
    {
        HelpName = "FILE",
        Description = "A protein (PDB, PDBQT, mmCIF or MOL2; plain or packed), for --ligands.",
    };

    private readonly Option<string?> ligands = new("--ligands")
    {
        HelpName = "FILE",
        Description =
            "Ligands (SDF, MOL2, PDB, PDBQT, docking log or mmCIF; any number; plain or packed; - for standard input) "
                + "in the frame of --protein.",
    };

    private readonly Option<string> model = new("--model")
    {
        HelpName = "NAME",
        DefaultValueFactory = _ => UsualModel,
        Description = "The model to explain; 'glimpse models list' names them.",
    };

    private readonly Option<string?> output = new("--out")
    {
        HelpName = "DIR",
        Description = "The folder to write to; made if need be. With --json it may be left out.",
    };

    private readonly Option<ImmutableArray<IMapWriter>> maps = new("--maps")
    {
        HelpName = string.Join(',', MapWriters.All.Select(writer => writer.Name)),
        DefaultValueFactory = _ => [],
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = ParseMaps,
        Description = "Also write a map for each channel, in these formats.",
    };

    private readonly MethodOptions method = new();

    private readonly PathOptions path = new();

    private readonly ViewOptions view = new();

    private readonly StabilityOptions stability = new();

    private readonly ComputeOptions compute = new();

    private readonly Option<int> top = new("--top")
    {
        HelpName = "N",
        DefaultValueFactory = _ => new ExplainOptions().SummaryVoxels,
        Description = "Show the channels that hold the best N voxels.",
    };

    private readonly Option<bool> json = new("--json")
    {
        Description = "Print JSON on stdout and nothing else: one object, or one on each line for --ligands.",
    };

    private readonly Option<bool> resume = new("--resume")
    {
        Description =
            "Go on with --ligands: take over what --out holds complete of the same program, model, options and input.",
    };

    private readonly ReadingOptions reading = new();
    private readonly TypingOptions typing = new();

    private Symbol[] Files => [structure, protein, ligands, typing.Template, view.Versus];

    public static Command Create(IModelSource models, Terminal terminal)
    {
        var options = new ExplainCommand();
        var command = new Command(
            Name,
            "Explains a model's prediction for a ligand in its protein, or for many ligands.")
        {
            options.structure,
            options.ligand,
            options.protein,
            options.ligands,
            options.model,
            options.output,
            options.maps,
            options.top,
            options.typing.Template,
            options.reading.AltLoc,
            options.reading.ModelNumber,
            options.reading.Assembly,
            options.typing.IncludeWaters,
            options.typing.IncludeBuffer,
            options.resume,
            options.json,
        };
        options.method.AddTo(command);
        options.view.AddTo(command);
        options.path.AddTo(command);
        options.stability.AddTo(command);
        options.typing.AddTo(command);
        options.compute.AddTo(command);
        options.top.Validators.Add(result =>
            OptionChecks.Between(result, OptionLimits.FewestTopVoxels, OptionLimits.MostTopVoxels));
        command.Validators.Add(options.CheckTogether);
        command.SetAction(
            (parsed, cancellation) =>
                Task.Run(
                    () => new ExplainSession(options.Read(parsed), models, terminal).Run(cancellation),
                    CancellationToken.None));
        return command;
    }

    private ExplainSettings Read(ParseResult parsed) => new()
    {
        Structure = parsed.GetValue(structure) ?? parsed.GetRequiredValue(protein)!,
        Ligand = parsed.GetValue(ligand),
        LigandsFile = parsed.GetValue(ligands),
        Model = parsed.GetRequiredValue(model),
        OutputFolder = parsed.GetValue(output),
        Maps = parsed.GetValue(maps),
        Options = stability.Read(parsed, path.Read(parsed)) with
        {
            Method = method.Read(parsed),
            View = view.Read(parsed),
            SummaryVoxels = parsed.GetValue(top),
        },
        Versus = view.ReadVersus(parsed),
        Compute = compute.Read(parsed),
        Reading = reading.Read(parsed),
        Typing = typing.Read(parsed),
        Template = parsed.GetValue(typing.Template),
        Json = parsed.GetValue(json),
        Resume = parsed.GetValue(resume),
    };

    private void CheckTogether(CommandResult result)
    {
        bool Has(Symbol symbol) => result.Children.Any(child => child.Tokens.Count > 0 && IsOf(child, symbol));
        if (Has(structure) == Has(protein))
            result.AddError("Give either STRUCTURE, a file with protein and ligand, or --protein and --ligands.");
        else if (Has(protein) != Has(ligands))
            result.AddError("--protein and --ligands go together.");
        else if (Has(ligands) && Has(ligand))
            result.AddError("--ligand picks a ligand out of STRUCTURE; with --ligands all of its file are taken.");
        else if (!Has(output) && !result.GetValue(json))
            result.AddError("Give --out, the folder to write to, or --json to print the record alone.");
        else if (!Has(output) && (Has(maps) || result.GetValue(resume)))
            result.AddError("--maps and --resume need --out, the folder that holds the files.");
        else if (result.GetValue(resume) && !Has(ligands))
            result.AddError("--resume goes on with many ligands; it needs --ligands.");
        else if (
            result.Children.Count(child =>
                child.Tokens is [{ Value: InputName.StandardInput }] && Array.Exists(Files, file => IsOf(child, file))
            ) > 1)
            result.AddError("Standard input (-) can be only one of the files.");
    }

    private static bool IsOf(SymbolResult result, Symbol symbol) =>
        (result as ArgumentResult)?.Argument == symbol || (result as OptionResult)?.Option == symbol;

    private static ImmutableArray<IMapWriter> ParseMaps(ArgumentResult result)
    {
        var formats = ImmutableArray.CreateBuilder<IMapWriter>();
        foreach (
            var word in result
                .Tokens[0]
                .Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (MapWriters.Named(word) is { } format)
                formats.Add(format);
            else
                result.AddError($"--maps takes some of {MapWriters.Names} with commas between, not '{word}'.");
        }

        return [.. formats.Distinct()];
    }
}
