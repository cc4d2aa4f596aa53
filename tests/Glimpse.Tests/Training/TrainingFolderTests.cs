using Glimpse.Core;
using Glimpse.Core.Voxels;
using Glimpse.Training.Data;
using Xunit;

namespace Glimpse.Tests.Training;

public sealed class TrainingFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("glimpse-data").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Affinities_come_from_the_index_and_from_the_table_beside_the_sets_without_the_doubtful()
    {
        Write("a/index.csv", "id,cluster40,pK,series,other_het_dropped\nx,C1,6.5,s1,NAP; GOL\ny,C2,,,\nz,C3,7,,\n");
        Directory.CreateDirectory(Path.Combine(root, "a", "complexes"));
        Write("crystal-affinity.csv", "dataset,id,pK,doubtful\na,y,4.25,\na,z,9,yes\n");
        var rows = List([]);
        Assert.Equal([6.5, 4.25, null], rows.Select(row => row.Affinity));
        Assert.Equal(["NAP", "GOL"], rows[0].DroppedGroups);
        Assert.Equal("s1", rows[0].Series);
        Assert.Equal(Path.Combine(root, "a", "complexes", "y", "ligand.sdf"), rows[1].LigandPath);
    }

    [Fact]
    public void A_figure_that_is_none_is_refused_with_file_and_complex()
    {
        Write("a/index.csv", "id,cluster40,pK\nx,C1,high\n");
        Directory.CreateDirectory(Path.Combine(root, "a", "complexes"));
        var fault = Assert.Throws<GlimpseException>(() => List([]));
        Assert.Contains("index.csv: the pK of x is 'high'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_complex_that_is_listed_twice_is_named()
    {
        Write("a/index.csv", "id,cluster40,pK\nx,C1,5\ny,C1,6\nx,C1,7\n");
        Directory.CreateDirectory(Path.Combine(root, "a", "complexes"));
        Assert.Contains(
            "lists a/x twice",
            Assert.Throws<GlimpseException>(() => List([])).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1abc,X\n1abc,X\n", null)]
    [InlineData("1abc,X\n1abc,Y\n", "clusters.csv has 1abc in the clusters X and Y")]
    public void A_complex_has_one_cluster(string rows, string? fault)
    {
        Write("INDEX_general", "1abc  1.90  2001  6.40  Kd=400nM  // x.pdf (LIG)\n");
        Write("1abc/1abc_protein.pdb", "");
        Write("clusters.csv", $"id,cluster40\n{rows}");
        var thrown = Record.Exception(() => List([]));
        Assert.Equal(fault is null ? null : typeof(GlimpseException), thrown?.GetType());
        Assert.Contains(fault ?? "", thrown?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_that_is_not_there_is_named()
    {
        Write("a/index.csv", "id\n");
        Directory.CreateDirectory(Path.Combine(root, "a", "complexes"));
        Assert.Contains(
            "no set b",
            Assert.Throws<GlimpseException>(() => List(["b"])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void PDBbinds_layout_is_read_with_its_index_and_the_clusters_beside_it()
    {
        Write(
            "index/INDEX_refined_data.2020",
            "# comment\n1abc  1.90  2004  6.40  Kd=0.4uM  // 1abc.pdf (LIG)\n2xyz   NMR  2011  8.22  Ki=6nM  // "
                + "2xyz.pdf (XYZ)\n3def  2.00  1999  5.00  Kd=10uM // 3def.pdf (ABC)\n"
        );
        Write("clusters.csv", "id,cluster40\n1abc,C1\n2xyz,C2\n");
        Write("1abc/1abc_protein.pdb", "");
        Write("2xyz/2xyz_protein.pdb", "");
        var rows = List([]);
        Assert.Equal(
            [("1abc", "C1", 6.4), ("2xyz", "C2", 8.22)],
            rows.Select(row => (row.Id, row.Cluster, row.Affinity!.Value)));
        Assert.Equal(Path.Combine(root, "1abc", "1abc_ligand.sdf"), rows[0].LigandPath);
    }

    [Fact]
    public void PDBbinds_layout_without_clusters_is_refused_for_it_would_flatter()
    {
        Write("INDEX_general", "1abc  1.90  2004  6.40  Kd=0.4uM  // 1abc.pdf (LIG)\n");
        Write("1abc/1abc_protein.pdb", "");
        Assert.Contains(
            "clusters.csv is missing",
            Assert.Throws<GlimpseException>(() => List([])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void PDBbinds_way_of_writing_a_carboxylate_is_one_for_training_and_what_can_not_be_is_left_out_by_atom()
    {
        var ligand = File.ReadAllText(Fixture.PathOf("ligands/given/carboxylate.sdf"));
        Write(
            "INDEX_general",
            "1abc  1.90  2004  6.40  Kd=0.4uM  // 1abc.pdf (LIG)\n2xyz   NMR  2011  8.22  Ki=6nM  // 2xyz.pdf (XYZ)\n");
        Write("clusters.csv", "id,cluster40\n1abc,C1\n2xyz,C2\n");
        Write("1abc/1abc_ligand.sdf", ligand);
        Write("2xyz/2xyz_ligand.sdf", ligand.Replace("  6  7  2", "  6  7  3", StringComparison.Ordinal));
        foreach (var id in new[] { "1abc", "2xyz" })
            Write($"{id}/{id}_protein.pdb", File.ReadAllText(Fixture.PathOf("1hpv.pdb")));
        var refused = new List<string>();
        var sample = Assert.Single(
            SampleReader.Load(
                List([]),
                (complex, why) => refused.Add($"{complex.Id}: {why}"),
                TestContext.Current.CancellationToken));
        Assert.Equal(-1, sample.Ligand.Charge);
        Assert.Equal(
            3,
            sample
                .Complex.AtomsOf(Side.Ligand)
                .Count(atom => sample.Complex.Atoms[atom].Traits.HasFlag(AtomTraits.Negative)));
        Assert.StartsWith("2xyz: :LIG:1 C7 can't be: C with 5 bonds", Assert.Single(refused), StringComparison.Ordinal);
    }

    private List<TrainingComplex> List(IReadOnlyCollection<string> sets) =>
        TrainingFolder.List(root, sets, TestContext.Current.CancellationToken);

    private void Write(string path, string text)
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
