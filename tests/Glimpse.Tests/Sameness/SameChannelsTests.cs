using System.Collections.Immutable;
using Xunit;

namespace Glimpse.Tests.Sameness;

/// <summary>
/// The same complex, the same channels of every atom: each row of the table for each complex of the fixtures.
/// </summary>
public sealed class SameChannelsTests
{
    private const int Shown = 8;

    private static readonly ImmutableArray<Row> Rows =
    [
        .. OrderRows.All,
        .. NameRows.All,
        .. ColumnRows.All,
        .. FormatRows.All,
        .. HydrogenRows.All,
        .. PlaceRows.All,
        .. SurroundingRows.All,
    ];

    public static TheoryData<string> Names => [.. Rows.Select(row => row.Name)];

    internal static IEnumerable<Row> Predicted => Rows.Where(row => row.IsPredicted);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_complex_written_otherwise_is_seen_alike(string name)
    {
        var row = Rows.Single(row => row.Name == name);
        var (made, broken) = (0, new List<string>());
        foreach (var sample in Sample.All)
        {
            if (row.Write(sample, sample.Chance(name)) is not { } written)
                continue;
            made++;
            broken.AddRange(
                Differences
                    .Between(sample.Typed, written.Type(), written.Undo, row)
                    .Select(difference => $"{sample}, {name}: {difference}"));
        }

        Assert.True(made > 0, $"{name} applies to no complex");
        Assert.True(broken.Count == 0, string.Join('\n', broken.Take(Shown)) + $"\n{broken.Count} in all");
    }

    [Fact]
    public void An_atom_that_is_seen_otherwise_is_named_with_its_complex()
    {
        // Taking a carbonyl's oxygen away is no transformation: the comparison must notice.
        var sample = Sample.All[0];
        var damaged = new Written(
            sample
                .File.With(sample.File.Atoms.Where(atom => atom is not { Name: " OD2", Residue: "ASP", Number: 25 }))
                .Text,
            sample.Ligand);
        var differences = Differences.Between(sample.Typed, damaged.Type(), damaged.Undo, OrderRows.All[0]).ToList();
        Assert.Contains("A:ASP:25 OD2 is gone", differences);
    }
}
