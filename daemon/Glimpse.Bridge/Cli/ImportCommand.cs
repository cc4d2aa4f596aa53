using System.CommandLine;
using System.Globalization;
using Glimpse.Core;
using Glimpse.Models.Import;
using Glimpse.Models.Registry;

namespace Glimpse.Bridge.Cli;

/// <summary><c>glimpse models import</c>: makes models of other programs' files.</summary>
internal static class ImportCommand
{
    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "TorchScript files of gnina's networks, a model each.",
        };
        var name = new Option<string?>("--name")
        {
            HelpName = "NAME",
            Description = "What the model of the one file is called; without it, as the file.",
        };
        var ensemble = new Option<string?>("--ensemble")
        {
            HelpName = "NAME",
            Description = "Make one model of all files, their mean, and call it so.",
        };
        var set = new Option<string[]>("--set")
        {
            HelpName = "SET DIR",
            Arity = new ArgumentArity(2, 2),
            AllowMultipleArgumentsPerToken = true,
            Description =
                $"Make the models of a set ({string.Join(", ", ModelImport.Sets)}) from a folder with its files.",
        };
        var replace = new Option<bool>("--replace")
        {
            Description = "Replace imported models of the same names.",
        };
        var command = new Command("import", "Makes models of gnina's files; none of their code is run.")
        {
            files, name, ensemble, set, replace,
        };
        command.SetAction(parsed =>
        {
            var (drafts, missing) = Drafts(
                parsed.GetValue(files) ?? [],
                parsed.GetValue(name),
                parsed.GetValue(ensemble),
                parsed.GetValue(set) ?? []);
            var store = new ModelStore(UserModelFolder.Path);
            store.Put([.. drafts], parsed.GetValue(replace), ModelRegistry.Open());
            foreach (var draft in drafts)
                terminal.Output.WriteLine(Sentence(draft, store.PathOf(draft.Manifest.Name)));
            foreach (var left in missing)
                terminal.Error.WriteLine($"warning: {left}");
            return ExitCode.Done;
        });
        return command;
    }

    private static SetDrafts Drafts(string[] files, string? name, string? ensemble, string[] set)
    {
        if (set.Length > 0 ? files.Length > 0 || name is not null || ensemble is not null : files.Length == 0)
            throw BadUsage("Give files, or --set with a set and a folder, and then neither --name nor --ensemble.");
        if (name is not null && (files.Length > 1 || ensemble is not null))
            throw BadUsage("--name is for one file alone; --ensemble names the model that several make.");
        return set is [var which, var folder] ? ModelImport.Set(which, folder)
            : ensemble is not null ? new SetDrafts([ModelImport.Ensemble(files, ensemble)], [])
            : new SetDrafts([.. files.Select(file => ModelImport.Single(file, name))], []);
    }

    private static string Sentence(ModelDraft draft, string path)
    {
        var networks = draft.Members.IsEmpty ? "" : $"{Counted.Of(draft.Members.Length, "network")}, ";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"imported {draft.Manifest.Name} ({networks}{draft.Numbers} numbers) into {path}");
    }

    private static GlimpseException BadUsage(string what) =>
        new(GlimpseErrorCode.BadUsage, what, "'glimpse models import --help' says how.");
}
