using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Glimpse.Core.Maps;
using Glimpse.Models.Natives;

namespace Glimpse.Bridge.Cli;

/// <summary>Adds to a command's help what options alone don't say: examples, what is written, exit codes.</summary>
internal sealed class HelpPage(SynchronousCommandLineAction options) : SynchronousCommandLineAction
{
    private const int Width = 100;

    private const string Examples = """
        Examples:
          glimpse explain 1hpv.pdb --ligand 478 --model clash --out out/
          glimpse explain 1hpv.pdb --ligand :478:200 --model clash --out out/ --maps dx,npy --json
          glimpse explain --protein p.pdb --ligands poses.sdf --model clash --out out/
          glimpse explain 1hpv.pdb --ligand 478 --template amprenavir.sdf --model clash --out out/
          glimpse explain 1hpv.pdb --ligand 478 --versus darunavir.sdf --model clash --out out/
          glimpse ligands 1hpv.pdb
          glimpse models list
          glimpse models import --set gnina gnina/gninasrc/lib/models
        """;

    private const string Ligands = """
        Ligands:
          --ligand takes a residue name (478) or CHAIN:NAME:NUMBER, with blanks where the file has blanks (:478:200).
          Without it the structure must hold one ligand; 'glimpse ligands STRUCTURE' lists what may be one.
          --ligands reads a file of ligands as a stream, explains each in the same protein and writes each to a
          folder of its own; one that fails is reported and the rest are done.
          Bond orders that a file lacks are perceived from the geometry; --template gives them instead, from a file
          (SDF, MOL2) or as SMILES: 'CC(=O)Nc1ccc(O)cc1'.
        """;

    private static readonly string Files = $"""
        Files written to --out (for --ligands to one subfolder a ligand):
          summary.json    everything that is printed and more: the record that --json prints
          atoms.csv       what each atom contributed in each channel
          pairs.csv       for a pair potential: what each atom of the ligand and each residue contribute together
          atoms.pdb       the atoms that the model saw, attribution x 100 in the B-factor column
          SIDE_CHANNEL.FORMAT   a map for each channel, with --maps, in the model's unit per Å³
          series.csv, series.json   for --ligands: a row for each, and one scale for the pictures of all

        Formats of maps:
        {Formats()}
        """;

    private const string Codes = """
        Exit codes:
          0  done                      3  bad input: a file, a ligand, a model or the output folder
          1  some ligands failed       4  a fault of the program
          2  bad usage               130  cancelled
        """;

    private static readonly string Variables = $"""
        Environment:
          GLIMPSE_MODELS   a folder with more models     NO_COLOR   no colours
          GLIMPSE_LIBTORCH   a folder with another libtorch, such as one built for CUDA; version {LibTorchInfo.BuiltFor} is taken as it is
          GLIMPSE_ALLOW_LIBTORCH_MISMATCH=1   as --allow-libtorch-mismatch
        """;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = options.Invoke(parseResult);
        var text = parseResult.InvocationConfiguration.Output;
        string[] sections = parseResult.CommandResult.Command.Name switch
        {
            ExplainCommand.Name => [Examples, Ligands, Files, Codes],
            _ when parseResult.CommandResult.Command is RootCommand => [Examples, Codes, Variables],
            _ => [],
        };
        foreach (var section in sections)
        {
            text.WriteLine(section);
            text.WriteLine();
        }

        return code;
    }

    private static string Formats() =>
        string.Join("\n", MapWriters.All.Select(writer => $"  {writer.Name,-6}{writer.Placement}"));

    /// <summary>Puts this page in place of the plain help.</summary>
    public static void Apply(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        var plain = (HelpAction)help.Action!;
        plain.MaxWidth = Width;
        help.Action = new HelpPage(plain);
    }
}
