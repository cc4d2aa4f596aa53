using System.Globalization;
using Glimpse.Tests.Cli;
using Glimpse.Training.Data;

namespace Glimpse.Tests.Training;

/// <summary>
/// A data set of seven complexes of benzene with HIV protease (1HPV): two of a cluster in fold 0, two of one in fold 1,
/// one that decides when to stop whichever of these is kept back, and two that are learned from then.
/// </summary>
internal sealed class TinyData
{
    /// <summary>The complexes that fold 0 keeps back, and what is measured of them.</summary>
    public static readonly (string Id, double Affinity)[] OfFold0 = [("a1", 5.5), ("a2", 7.25)];

    private const string Series = "series of benzenes";

    /// <summary>How far (Å) the two docked poses of a complex lie from the crystal's.</summary>
    private const double Near = 0.5;
    private const double Far = 4;

    /// <param name="scratch">Where to.</param>
    /// <param name="withSeries">True to have the two of each cluster that is kept back in one series.</param>
    public TinyData(ScratchFolder scratch, bool withSeries = false)
    {
        Path = scratch.In("data");
        FoldsPath = scratch.Write("folds.csv", "cluster40,fold\nA,0\nB,1\n");
        var (validation, training) = (Cluster(DataPart.Validation), Cluster(DataPart.Training));
        (string Id, string Cluster, double Affinity)[] complexes =
        [
            .. OfFold0.Select(complex => (complex.Id, "A", complex.Affinity)),
            ("b1", "B", 6),
            ("b2", "B", 4.5),
            ("v1", validation, 6.5),
            ("t1", training, 5),
            ("t2", training, 8),
        ];
        var protein = string.Join(
            '\n',
            Fixture.Text("1hpv.pdb").Split('\n').Where(line => line.StartsWith("ATOM", StringComparison.Ordinal)));
        List<string> index = ["id,cluster40,licence,series,pK"];
        List<string> poses = ["dataset,id,pose,kind,rmsd,vina"];
        foreach (var (i, (id, cluster, affinity)) in complexes.Index())
        {
            var home = Directory.CreateDirectory(System.IO.Path.Combine(Path, "set", "complexes", id)).FullName;
            var shift = 0.1 * i;
            File.WriteAllText(System.IO.Path.Combine(home, "protein.pdb"), protein);
            File.WriteAllText(System.IO.Path.Combine(home, "ligand.sdf"), Ligand(id, shift));
            File.WriteAllText(
                System.IO.Path.Combine(home, "poses.sdf"),
                Ligand(id, shift + Near) + Ligand(id, shift + Far));
            var series = withSeries && cluster is "A" or "B" ? Series : "";
            index.Add(string.Create(CultureInfo.InvariantCulture, $"{id},{cluster},CC0,{series},{affinity}"));
            poses.Add($"set,{id},near,dock,0.5,-6.5");
            poses.Add($"set,{id},far,dock,4,-7.5");
        }

        File.WriteAllLines(System.IO.Path.Combine(Path, "set", "index.csv"), index);
        File.WriteAllLines(System.IO.Path.Combine(Path, "set", "poses.csv"), poses);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The table of folds.</summary>
    public string FoldsPath { get; }

    /// <summary>A complex's ligand.</summary>
    public string LigandOf(string id) => System.IO.Path.Combine(Path, "set", "complexes", id, "ligand.sdf");

    /// <summary>A complex's protein.</summary>
    public string ProteinOf(string id) => System.IO.Path.Combine(Path, "set", "complexes", id, "protein.pdb");

    /// <summary>Benzene; where the name ends in 2, pyridine.</summary>
    private static string Ligand(string id, double shift)
    {
        var record = Benzene.Record(id, shift);
        var first = record.IndexOf(" C ", StringComparison.Ordinal);
        var second = record.IndexOf(" C ", first + 1, StringComparison.Ordinal);
        return id.EndsWith('2') ? record[..second] + " N " + record[(second + 3)..] : record;
    }

    /// <summary>A cluster that no table knows and that is for this, be fold 0 or fold 1 kept back.</summary>
    private static string Cluster(DataPart part) =>
        Enumerable
            .Range(0, 1000)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"cluster {i}"))
            .First(name => Folds.Own.PartOf(name, 0) == part && Folds.Own.PartOf(name, 1) == part);
}
