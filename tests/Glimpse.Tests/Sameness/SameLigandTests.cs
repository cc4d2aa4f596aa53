using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Sameness;

/// <summary>
/// The same ligand from a record of its own: three CDK2 inhibitors, put where amprenavir lies in 1HPV.
/// </summary>
public sealed class SameLigandTests
{
    private const int Count = 3;

    private static readonly Sample Protease = Sample.All[0];

    private static readonly Structure Receptor = StructureReader.Read(
        new StringReader(Protease.File.With(Protease.ReceptorAtoms).Text),
        "receptor");

    private static readonly string Text = Fixture.Text("cdk2.sdf").ReplaceLineEndings("\n");

    public static TheoryData<string> Names => [.. LigandRows.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_record_written_otherwise_is_seen_alike(string name)
    {
        var write = LigandRows.All.Single(row => row.Name == name).Write;
        Check(name, i => write(SdfText.Parse(Text, i), new Random(i)), index: 0);
    }

    [Theory]
    [InlineData("cdk2-v3000.sdf")]
    [InlineData("cdk2.mol2")]
    public void Another_format_is_seen_alike(string file)
    {
        var text = Fixture.Text(file);
        Check(file, _ => text, index: null);
    }

    private static void Check(string name, Func<int, string> write, int? index)
    {
        for (var i = 0; i < Count; i++)
        {
            var before = Typed(SdfText.Parse(Text, i).Text, 0);
            var after = Typed(write(i), index ?? i);
            var row = new Row(name, (_, _) => null);
            Assert.Empty(
                Differences
                    .Between(before, after, place => place, row)
                    .Select(difference => $"ligand {i + 1}, {name}: {difference}"));
        }
    }

    private static TypedComplex Typed(string text, int index)
    {
        var ligand = StructureReader.ReadAll(new StringReader(text), "ligand").ElementAt(index).Require();
        var heavy = Enumerable
            .Range(0, ligand.Atoms.Length)
            .Where(i => !ligand.Atoms[i].Element.IsHydrogen)
            .Select(i => ligand.Positions[i])
            .ToList();
        var by = Protease.Typed.LigandCentroid - Point3.Centroid(heavy);
        var placed = ligand with { Positions = [.. ligand.Positions.Select(place => place + by)] };
        return ComplexTyper.Type(placed, Receptor, new ComplexOptions());
    }
}
