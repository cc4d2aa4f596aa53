using System.Collections.Immutable;
using Glimpse.Core;
using Glimpse.Models.Import.Gnina;

namespace Glimpse.Models.Import;

/// <summary>
/// The ensembles that gnina itself scores with: what it takes by default since 1.3, its fast one, and the default of
/// 1.0 to 1.1 (McNutt et al. 2021).
/// </summary>
internal static class GninaSets
{
    /// <summary>What users call the set.</summary>
    internal const string Name = "gnina";

    private const string Ending = ".pt";

    private static readonly (string Name, string Title, string What, ImmutableArray<string> Files)[] Models =
    [
        (
            "gnina-default",
            "gnina's default ensemble",
            "gnina's default ensemble, the mean of three networks",
            ["dense_1.3", "dense_1.3_PT_KD_3", "crossdock_default2018_KD_4"]),
        ("gnina-fast", "gnina's fast network", "gnina's fast network", ["all_default_to_default_1.3_1"]),
        (
            "gnina-1.0-default",
            "gnina 1.0's default ensemble",
            "The default ensemble of gnina 1.0, the mean of five networks",
            ["dense", "general_default2018_3", "dense_3", "crossdock_default2018", "redock_default2018_2"]),
    ];

    /// <summary>Reads those whose files a folder has.</summary>
    /// <exception cref="GlimpseException">It has none whole, or a file can't be imported.</exception>
    internal static SetDrafts Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw Nothing($"{folder} is no folder");
        var read = new Dictionary<string, GninaFile>(StringComparer.Ordinal);
        var (drafts, missing) = (new List<ModelDraft>(), new List<string>());
        foreach (var (name, title, what, files) in Models)
        {
            string[] lacking = [.. files.Select(PathOf).Where(path => !File.Exists(path)).Select(Path.GetFileName)!];
            if (lacking.Length > 0)
                missing.Add($"{name} is left out: {folder} lacks {string.Join(", ", lacking)}");
            else
                drafts.Add(Draft(name, title, what, [.. files.Select(file => (file, Read(file)))]));
        }

        return drafts.Count > 0
            ? new SetDrafts([.. drafts], [.. missing])
            : throw Nothing($"{folder} has no model of gnina's whole: {string.Join("; ", missing)}");

        string PathOf(string file) => Path.Combine(folder, file + Ending);

        GninaFile Read(string file)
        {
            if (!read.TryGetValue(file, out var its))
                read.Add(file, its = GninaFile.Read(PathOf(file)));
            return its;
        }
    }

    private static ModelDraft Draft(
        string name,
        string title,
        string what,
        ImmutableArray<(string Name, GninaFile File)> networks) =>
        networks is [var (_, only)]
            ? GninaDrafts.Single(only, name, title, $"{what}, {only.Network.Name}.")
            : GninaDrafts.Ensemble(
                name,
                title,
                $"{what}: {string.Join(", ", networks.Select(network => network.Name))}.",
                [.. networks.Select(network => GninaDrafts.Single(network.File, network.Name))]);

    private static GlimpseException Nothing(string what) =>
        new(
            GlimpseErrorCode.BadInput,
            $"{what}.",
            "Name the folder gninasrc/lib/models of a copy of gnina's repository.");
}
