using System.Collections.Immutable;
using Glimpse.Core;
using Glimpse.Models.Import.Gnina;
using Glimpse.Models.Registry;

namespace Glimpse.Models.Import;

/// <summary>Reads files of gnina's networks as models; none of their code runs.</summary>
public static class ModelImport
{
    /// <summary>Names of the sets of models that can be imported in one go.</summary>
    public static ImmutableArray<string> Sets { get; } = [GninaSets.Name];

    /// <summary>A model of one network.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="name">What it is to be called; null for the file's name without its ending.</param>
    /// <exception cref="GlimpseException">The file can't be imported, or no model can be called so.</exception>
    public static ModelDraft Single(string file, string? name = null)
    {
        var called = NameOf(file, name);
        return GninaDrafts.Single(GninaFile.Read(file), called);
    }

    /// <summary>A model that is the mean of several networks, each a member that is called as its file.</summary>
    /// <param name="files">Their files.</param>
    /// <param name="name">What it is to be called.</param>
    /// <exception cref="GlimpseException">A file can't be imported, two members would be called alike or have other
    /// channels, or no model can be called so.</exception>
    public static ModelDraft Ensemble(IReadOnlyList<string> files, string name)
    {
        string[] names = [.. files.Select(file => NameOf(file, null))];
        if (names.GroupBy(one => one).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"Two members would be called '{twice.Key}'.",
                "Members are called as their files: rename one.");
        _ = NameOf(name, name);
        ModelDraft[] members = [.. files.Zip(names, (file, its) => GninaDrafts.Single(GninaFile.Read(file), its))];
        if (members.FirstOrDefault(member => member.Manifest.Scheme != members[0].Manifest.Scheme) is { } odd)
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"{names[0]} is of {members[0].Manifest.Scheme}, and {odd.Manifest.Name} of {odd.Manifest.Scheme}.",
                "Make ensembles of networks with the same channels.");
        return GninaDrafts.Ensemble(
            name,
            $"Mean of {names.Length} networks of gnina",
            $"The mean of gnina's networks {string.Join(", ", names)}.",
            [.. members]);
    }

    /// <summary>The models of a set that a folder has the files of.</summary>
    /// <param name="set">The set, one of <see cref="Sets"/>.</param>
    /// <param name="folder">The folder.</param>
    /// <exception cref="GlimpseException">There is no such set, the folder has no model of it whole, or a file can't be
    /// imported.</exception>
    public static SetDrafts Set(string set, string folder)
    {
        if (set != GninaSets.Name)
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"There is no set '{set}'.",
                $"Choose {string.Join(" or ", Sets)}.");
        return GninaSets.Read(folder);
    }

    private static string NameOf(string file, string? given)
    {
        var name = given ?? Path.GetFileNameWithoutExtension(file);
        return ManifestChecks.IsWord(name)
            ? name
            : throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"No model can be called '{name}': a name has 1 to 64 letters, digits, '-', '_', '.' or '+', the first "
                    + "a letter or digit.",
                given is null ? "Name it with --name, or rename the file." : "Give another name.");
    }
}
