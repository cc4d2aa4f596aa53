using System.Globalization;
using Glimpse.Core;

namespace Glimpse.Training.Data;

/// <summary>
/// PDBbind's layout (Wang et al. 2005, pdbbind-plus.org.cn): <c>&lt;id&gt;/&lt;id&gt;_protein.pdb</c> and
/// <c>&lt;id&gt;_ligand.sdf</c>, and an index file <c>INDEX*</c> in the folder or in <c>index/</c> whose lines hold the
/// PDB code, resolution, year, -log Kd/Ki, what was measured, <c>//</c>, a reference and the ligand's name. A file
/// <c>clusters.csv</c> (columns id, cluster40) beside it says which proteins are alike; without it every complex would
/// count as unlike all others, which flatters.
/// </summary>
internal static class PdbBindFolder
{
    private const string IndexPattern = "INDEX*";
    private const int CodeLength = 4;
    private const int AffinityField = 3;
    private const string Clusters = "clusters.csv";

    /// <summary>The index with most affinities, or null where the folder has another layout.</summary>
    internal static string? Find(string folder, CancellationToken cancellation) =>
        new[] { folder, Path.Combine(folder, "index") }
            .Where(Directory.Exists)
            .SelectMany(place => Directory.EnumerateFiles(place, IndexPattern))
            .Order(StringComparer.Ordinal)
            .MaxBy(file => Rows(file, cancellation).Count());

    /// <summary>The complexes of the index whose files are there.</summary>
    /// <exception cref="GlimpseException">There is none, or no <c>clusters.csv</c>.</exception>
    internal static List<TrainingComplex> List(string folder, string indexFile, CancellationToken cancellation)
    {
        var clusters = ReadClusters(Path.Combine(folder, Clusters), cancellation);
        var set = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var complexes = new List<TrainingComplex>();
        foreach (var (id, affinity) in Rows(indexFile, cancellation))
        {
            var home = Path.Combine(folder, id);
            if (!File.Exists(Path.Combine(home, $"{id}_protein.pdb")))
                continue;
            complexes.Add(new TrainingComplex
            {
                Id = id,
                Set = set,
                Cluster = clusters.TryGetValue(id, out var cluster) ? cluster : throw Unclustered(folder, id),
                Affinity = affinity,
                Licence = "PDBbind's own; the user's",
                ProteinPath = Path.Combine(home, $"{id}_protein.pdb"),
                LigandPath = Path.Combine(home, $"{id}_ligand.sdf"),
            });
        }

        return complexes.Count > 0
            ? complexes
            : throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"{indexFile} names no complex whose files are in {folder}.",
                "Unpack the structures beside the index.");
    }

    private static Dictionary<string, string> ReadClusters(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"{path} is missing: nothing says which proteins are alike, and a split by complex alone flatters "
                    + $"the model.",
                "Write it with columns id and cluster40, for example from MMseqs2 at 40 % sequence identity.");
        }

        using var reader = OrdinaryFile.OpenText(path);
        var table = CsvTable.Read(reader, path, cancellation);
        var clusters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var (id, cluster) = (table[row, "id"], table[row, "cluster40"]);
            if (!clusters.TryAdd(id, cluster) && clusters[id] != cluster)
                throw new GlimpseException(
                    GlimpseErrorCode.BadInput,
                    $"{path} has {id} in the clusters {clusters[id]} and {cluster}.",
                    "Give each complex one cluster.");
        }

        return clusters;
    }

    private static GlimpseException Unclustered(string folder, string id) =>
        new(
            GlimpseErrorCode.BadInput,
            $"{Path.Combine(folder, Clusters)} has no row for {id}.",
            "Give every complex of the index a cluster.");

    /// <summary>The codes and affinities of an index; none of what is no ordinary file.</summary>
    private static IEnumerable<(string Id, double Affinity)> Rows(string path, CancellationToken cancellation)
    {
        using var reader = OrdinaryFile.OpenText(path);
        while (reader.ReadLine() is { } line)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Row(line) is { } row)
                yield return row;
        }
    }

    /// <summary>A line's PDB code and -log Kd/Ki, or null for a line of another kind, such as a comment.</summary>
    private static (string Id, double Affinity)? Row(string line)
    {
        var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return
            fields.Length > AffinityField
            && fields[0].Length == CodeLength
            && char.IsAsciiDigit(fields[0][0])
            && double.TryParse(
                fields[AffinityField],
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var affinity)
            ? (fields[0], affinity)
            : null;
    }
}
