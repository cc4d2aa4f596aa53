using Glimpse.Core;

namespace Glimpse.Models.Training;

/// <summary>
/// Finds training complexes: a set is a folder with <c>index.csv</c> (columns id, cluster40, licence) and
/// <c>complexes/&lt;id&gt;/{protein.pdb, ligand.sdf}</c>; a data folder is one set or a folder of sets.
/// </summary>
internal static class TrainingFolder
{
    private const string Index = "index.csv";
    private const string Complexes = "complexes";

    /// <summary>Lists the complexes of a folder, by set and id.</summary>
    /// <param name="path">A set or a folder of sets.</param>
    /// <param name="sets">Names of the sets wanted; empty for all.</param>
    /// <exception cref="GlimpseException">There is no such folder, or nothing in it.</exception>
    internal static List<TrainingComplex> List(string path, IReadOnlyCollection<string> sets)
    {
        if (!Directory.Exists(path))
            throw new GlimpseException(GlimpseErrorCode.BadUsage, $"{path}: no such folder.", "Give --data a folder of complexes.");
        var folders = IsSet(path) ? [path] : Directory.GetDirectories(path).Where(IsSet).Order(StringComparer.Ordinal).ToList();
        var unknown = sets.Where(set => !folders.Exists(folder => Path.GetFileName(folder) == set)).ToList();
        if (folders.Count == 0 || unknown.Count > 0)
        {
            var what = folders.Count == 0 ? "no data set" : $"no set {string.Join(", ", unknown)}";
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"{path} has {what}.",
                $"A set is a folder with {Index} and {Complexes}/<id>/protein.pdb and ligand.sdf.");
        }

        return [.. folders.Where(folder => sets.Count == 0 || sets.Contains(Path.GetFileName(folder))).SelectMany(ListSet)];
    }

    private static bool IsSet(string folder) =>
        File.Exists(Path.Combine(folder, Index)) && Directory.Exists(Path.Combine(folder, Complexes));

    private static IEnumerable<TrainingComplex> ListSet(string folder)
    {
        using var reader = File.OpenText(Path.Combine(folder, Index));
        var table = CsvTable.Read(reader);
        foreach (var row in table.Rows)
        {
            var id = table[row, "id"];
            var home = Path.Combine(folder, Complexes, id);
            yield return new TrainingComplex(
                id,
                Path.GetFileName(folder),
                table[row, "cluster40"],
                table[row, "licence"],
                Path.Combine(home, "protein.pdb"),
                Path.Combine(home, "ligand.sdf"));
        }
    }
}
