using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Options;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Glimpse.Protocol;
using Spectre.Console;

namespace Glimpse.Bridge.Cli;

/// <summary><c>glimpse ligands</c>: what in a structure may be the ligand.</summary>
internal static class LigandsCommand
{
    public const string Name = "ligands";

    public static Command Create(Terminal terminal)
    {
        var structure = new Argument<string>("STRUCTURE")
        {
            Description = "A complex (PDB, PDBQT, mmCIF, MOL2; plain or packed); - for standard input.",
        };
        var json = new Option<bool>("--json") { Description = "Print the list as JSON." };
        var reading = new TableOptions(OptionTable.Below("reading."));
        var command = new Command(
            Name,
            "Lists what may be the ligand: hetero groups without solvent, ions and buffer, copies together.")
        {
            structure, json,
        };
        reading.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
                Task.Run(
                    () =>
                        List(
                            parsed.GetRequiredValue(structure),
                            reading.Read(parsed, new ExplainSettings()).Reading with
                            {
                                Cancellation = cancellation,
                            },
                            parsed.GetValue(json)),
                    CancellationToken.None));
        return command;

        int List(string path, StructureReadOptions options, bool asJson)
        {
            var read = StructureReader.Read(path, options);
            var choices = LigandChoices.Of(read, options.Cancellation);
            foreach (var remark in LigandChoices.RemarksOf(read))
                terminal.Error.WriteLine(remark.Message);
            if (asJson)
                terminal.Output.WriteLine(
                    JsonSerializer.Serialize(choices, GlimpseJsonContext.OneLine.ImmutableArrayLigandChoice));
            else
                Print(terminal, choices, InputName.Of(path));
            return ExitCode.Done;
        }
    }

    private static void Print(Terminal terminal, ImmutableArray<LigandChoice> choices, string file)
    {
        if (choices.IsEmpty)
        {
            terminal.Error.WriteLine($"{file} has no ligand candidate: polymer, solvent, ions and buffer only");
            return;
        }

        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumns("ligand", "--ligand", "heavy atoms", "occupancy", "");
        foreach (var choice in choices)
        {
            table.AddRow(
                new Text(choice.Name),
                Lines(choice, copy => copy.Specification),
                Lines(choice, copy => string.Create(CultureInfo.InvariantCulture, $"{copy.HeavyAtoms}")),
                Lines(choice, copy => string.Create(CultureInfo.InvariantCulture, $"{copy.Occupancy:F2}")),
                new Text(Marks(choice)));
        }

        terminal.OutputConsole.Write(table);
    }

    private static Text Lines(LigandChoice choice, Func<LigandCopy, string> text) =>
        new(string.Join('\n', choice.Copies.Select(text)));

    private static string Marks(LigandChoice choice)
    {
        var marks = new List<string>();
        if (choice.Copies.Length > 1)
            marks.Add(string.Create(CultureInfo.InvariantCulture, $"{choice.Copies.Length} copies"));
        if (choice.IsCofactor)
            marks.Add("cofactor");
        if (choice.Copies.Any(copy => copy.IsCovalent))
            marks.Add("covalent");
        return string.Join(", ", marks);
    }
}
