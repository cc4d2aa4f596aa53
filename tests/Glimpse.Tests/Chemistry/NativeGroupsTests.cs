using System.Collections.Immutable;
using Glimpse.Bridge.Explaining;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Chemistry;

public sealed class NativeGroupsTests
{
    private static readonly Structure Whole = StructureReader.Read(Fixture.PathOf("1hpv.pdb"));

    private static readonly Structure Amprenavir = LigandPicker.Pick(Whole, "478").Ligand;

    [Fact]
    public void A_ligand_that_one_pose_takes_the_place_of_is_left_out_for_all()
    {
        StructureRecord[] poses = [Record(1, Moved(0.5)), Record(2, Moved(14))];
        var displaced = Displaced(poses);
        Assert.Equal("478", Whole.Residues[Assert.Single(displaced)].Id.Name);
        Assert.Empty(Displaced(poses[1]));
        var far = ComplexTyper.Type(new LigandSite(Moved(14), Whole) { Displaced = displaced }, new ComplexOptions());
        Assert.DoesNotContain(far.Atoms, atom => atom.Side == Side.Protein && atom.Residue.Name == "478");
        Assert.Contains(far.Remarks, remark => remark is { Code: "overlapping-group-left-out", Where: ":478:200" });
    }

    [Fact]
    public void A_pose_that_is_refused_takes_nothing_from_the_others()
    {
        var pose = Moved(0.5);
        var collapsed = pose with { Positions = pose.Positions.SetItem(1, pose.Positions[0]) };
        Assert.Empty(Displaced(Record(1, collapsed), Record(2, Moved(14))));
    }

    [Fact]
    public void A_group_within_two_and_four_tenths_of_an_angstrom_takes_the_ligands_place()
    {
        var fragment = Fragment(2.3);
        Assert.Contains(
            ComplexTyper.Type(fragment, Whole, new ComplexOptions()).Remarks,
            remark => remark.Code == "overlapping-group-left-out");
        Assert.DoesNotContain(
            ComplexTyper.Type(Fragment(2.6), Whole, new ComplexOptions()).Remarks,
            remark => remark.Code == "overlapping-group-left-out");
    }

    [Fact]
    public void A_group_that_counts_as_protein_is_warned_of_most_of_all_the_ligand_itself()
    {
        var way = (Point3.Centroid([.. Amprenavir.Positions]) - Point3.Centroid([.. Whole.Positions])).Normalized();
        var step = Enumerable.Range(0, 60).First(step => Nearest(way * step) is > 2.5 and < 8);
        var complex = ComplexTyper.Type(Shifted(way * step), Whole, new ComplexOptions());
        var warning = Assert.Single(complex.Remarks, remark => remark.Code == "group-counts-as-protein");
        Assert.Contains(":478:200 (with the ligand's own formula", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Buffer_that_is_the_ligand_itself_is_said_to_be_it_and_left_out_though_buffer_counts(bool countsBuffer)
    {
        var whole = Whole with
        {
            Residues = [.. Whole.Residues.Select(residue =>
                residue.Id.Name == "478" ? residue with { Id = residue.Id with { Name = "GOL" } } : residue)],
        };
        var typed = ComplexTyper.Type(Moved(0.1), whole, new ComplexOptions { IncludeBuffer = countsBuffer });
        Assert.DoesNotContain(typed.Atoms, atom => atom.Side == Side.Protein && atom.Residue.Name == "GOL");
        Assert.Contains(typed.Remarks, remark => remark is { Code: "overlapping-group-left-out", Where: ":GOL:200" });
        Assert.DoesNotContain(typed.Remarks, remark => remark.Code.StartsWith("buffer-", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_protein_holds_is_never_left_out()
    {
        var site = LigandPicker.Pick(StructureReader.Read(Fixture.PathOf("links/1r1j.pdb")), "OIR");
        Assert.Empty(NativeGroups.Candidates(site.Receptor));
    }

    private static ImmutableArray<int> Displaced(params StructureRecord[] poses) =>
        SeriesReceptor.Displaced(Whole, () => poses, LigandSize.Most, CancellationToken.None);

    private static StructureRecord Record(int number, Structure structure) => new(number, 1, "", structure, null);

    private static Structure Moved(double x) => Shifted(new Point3(x, 0, 0));

    private static Structure Shifted(Point3 by) =>
        Amprenavir with
        {
            Positions = [.. Amprenavir.Positions.Select(place => place + by)],
        };

    private static double Nearest(Point3 by) =>
        Amprenavir.Positions.Min(place => Amprenavir.Positions.Min(other => other.DistanceTo(place + by)));

    /// <summary>Ethane with its one end at a distance from amprenavir's outermost atom, away from it.</summary>
    private static Structure Fragment(double distance)
    {
        var center = Point3.Centroid([.. Amprenavir.Positions]);
        var end = Amprenavir.Positions.MaxBy(place => place.DistanceTo(center));
        var away = (end - center).Normalized();
        return new Structure
        {
            Source = "fragment",
            Residues = [new Residue(new ResidueId("", "LIG", 1), 0, 2, IsHetero: true)],
            Atoms = [new Atom(1, "C1", Element.C, 0), new Atom(2, "C2", Element.C, 0)],
            Positions = [end + (away * distance), end + (away * (distance + 1.5))],
        };
    }
}
