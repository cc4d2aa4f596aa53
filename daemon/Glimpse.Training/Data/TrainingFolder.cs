using System.Globalization;
using Glimpse.Core;

namespace Glimpse.Training.Data;

/// <summary>
/// Finds training complexes. A set is a folder with <c>index.csv</c> (columns id, cluster40, licence and, where known,
/// series, pK, smiles, other_het_dropped) and <c>complexes/&lt;id&gt;/{protein.pdb, ligand.sdf}</c>; a data folder is
/// one set or a folder of sets, with more affinities in <c>crystal-affinity.csv</c> (columns dataset, id, pK,
/// doubtful). A folder in PDBbind's layout is one set, too: see <see cref="PdbBindFolder"/>.
/// </summary>
internal static class TrainingFolder
{
    private const string Index = "index.csv";
    private const string Complexes = "complexes";
    private const string MoreAffinities = "crystal-affinity.csv";

    /// <summary>Lists the complexes of a folder, by set and in the order of the index.</summary>
    /// <param name="path">A set or a folder of sets.</param>
    /// <param name="sets">Names of the sets wanted; empty for all.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="GlimpseException">There is no such folder, nothing in it, or a figure in an index is
    /// none.</exception>
    internal static List<TrainingComplex> List(
        string path,
        IReadOnlyCollection<string> sets,
        CancellationToken cancellation)
    {
        if (!Directory.Exists(path))
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"{path}: no such folder.",
                "Give --data a folder of complexes.");
        if (PdbBindFolder.Find(path, cancellation) is { } indexFile)
            return Once(PdbBindFolder.List(path, indexFile, cancellation), path);
        var folders = IsSet(path)
            ? [path]
            : Directory.GetDirectories(path).Where(IsSet).Order(StringComparer.Ordinal).ToList();
        var unknown = sets.Where(set => !folders.Exists(folder => Path.GetFileName(folder) == set)).ToList();
        if (folders.Count == 0 || unknown.Count > 0)
        {
            var what = folders.Count == 0 ? "no data set" : $"no set {string.Join(", ", unknown)}";
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"{path} has {what}.",
                $"A set is a folder with {Index} and {Complexes}/<id>/protein.pdb and ligand.sdf, or one in PDBbind's "
                    + $"layout.");
        }

        var more = ReadMoreAffinities(Path.Combine(path, MoreAffinities), cancellation);
        return Once(
            [
                .. folders
                    .Where(folder => sets.Count == 0 || sets.Contains(Path.GetFileName(folder)))
                    .SelectMany(folder => ListSet(folder, more, cancellation)),
            ],
            path);
    }

    /// <summary>Complexes, each of which is there once: a second row of one would count twice.</summary>
    private static List<TrainingComplex> Once(List<TrainingComplex> complexes, string path)
    {
        var seen = new HashSet<(string Set, string Id)>();
        return complexes.Find(complex => !seen.Add((complex.Set, complex.Id))) is { } twice
            ? throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"{path} lists {twice.Set}/{twice.Id} twice.",
                "Give each complex one row in the index.")
            : complexes;
    }

    private static bool IsSet(string folder) =>
        File.Exists(Path.Combine(folder, Index)) && Directory.Exists(Path.Combine(folder, Complexes));

    private static IEnumerable<TrainingComplex> ListSet(
        string folder,
        Dictionary<(string Set, string Id), double?> more,
        CancellationToken cancellation)
    {
        var index = Path.Combine(folder, Index);
        using var reader = OrdinaryFile.OpenText(index);
        var table = CsvTable.Read(reader, index, cancellation);
        var set = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        foreach (var row in table.Rows)
        {
            var id = table[row, "id"];
            var home = Path.Combine(folder, Complexes, id);
            yield return new TrainingComplex
            {
                Id = id,
                Set = set,
                Cluster = table[row, "cluster40"],
                Series = table[row, "series"],
                Affinity = more.TryGetValue((set, id), out var affinity)
                    ? affinity
                    : Affinity(index, id, table[row, "pK"]),
                Smiles = table[row, "smiles"],
                DroppedGroups = table[row, "other_het_dropped"]
                    .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                Licence = table[row, "licence"],
                ProteinPath = Path.Combine(home, "protein.pdb"),
                LigandPath = Path.Combine(home, "ligand.sdf"),
            };
        }
    }

    /// <summary>A doubtful row is there with no value: it must not fall back to another.</summary>
    private static Dictionary<(string Set, string Id), double?> ReadMoreAffinities(
        string path,
        CancellationToken cancellation)
    {
        var affinities = new Dictionary<(string Set, string Id), double?>();
        if (!File.Exists(path))
            return affinities;
        using var reader = OrdinaryFile.OpenText(path);
        var table = CsvTable.Read(reader, path, cancellation);
        foreach (var row in table.Rows)
        {
            var id = table[row, "id"];
            affinities[(table[row, "dataset"], id)] =
                table[row, "doubtful"].Length > 0 ? null : Affinity(path, id, table[row, "pK"]);
        }

        return affinities;
    }

    private static double? Affinity(string path, string id, string text)
    {
        if (text.Length == 0)
            return null;
        return
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            ? value
            : throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"{path}: the pK of {id} is '{text}'.",
                "Correct the index: a number, or nothing.");
    }
}
