using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Xunit;

namespace Glimpse.Tests.Chemistry.Warnings;

public sealed class OverlapWarningTests
{
    private static readonly LigandSite Site = LigandPicker.Pick(
        StructureReader.Read(Fixture.PathOf("1hpv.pdb")),
        "478");

    [Fact]
    public void A_bound_ligand_neither_overlaps_nor_lies_outside()
    {
        var codes = Of(place => place);
        Assert.DoesNotContain("ligand-overlaps-protein", codes.Keys);
        Assert.DoesNotContain("ligand-off-protein", codes.Keys);
    }

    [Fact]
    public void A_ligand_put_onto_the_protein_is_warned_of_with_its_worst_pair()
    {
        var alpha = Enumerable
            .Range(0, Site.Receptor.Atoms.Length)
            .First(i =>
                Site.Receptor.Atoms[i].Name == "CA" && Site.Receptor.ResidueOf(i) is { Chain: "A", Number: 25 });
        var codes = Of(Site.Receptor.Positions[alpha] - Site.Ligand.Positions[0]);
        Assert.Matches(
            "^[0-9]+ of 35 ligand atoms overlap the protein by more than 1 Å \\([0-9]+ pairs\\); the worst: [A-Z0-9]+ "
                + "and [AB]:[A-Z]+:[0-9]+ [A-Z0-9]+, [01]\\.[0-9] Å apart",
            codes["ligand-overlaps-protein"]);
        Assert.DoesNotContain("covalent-bond-cut", codes.Keys);
    }

    [Fact]
    public void Of_two_ligands_it_is_said_which_overlaps()
    {
        var moved = Site.Ligand with
        {
            Positions = [.. Site.Ligand.Positions.Select(place => place + new Point3(2, 0, 0))],
        };
        Assert.StartsWith("Reference: ", Overlap(Site, moved), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Reference",
            Overlap(Site with { Ligand = moved }, Site.Ligand),
            StringComparison.Ordinal);

        static string Overlap(LigandSite site, Structure reference) =>
            Assert.Single(
                ComplexTyper.TypePair(site, reference, new ComplexOptions()).Remarks,
                remark => remark.Code == "ligand-overlaps-protein").Message;
    }

    [Fact]
    public void A_ligand_that_lies_outside_is_warned_of()
    {
        var center = Point3.Centroid([.. Site.Receptor.Positions]);
        var places = Site.Ligand.Positions;
        var way = (Point3.Centroid([.. places]) - center).Normalized();
        var shift = Enumerable.Range(0, 60).Select(step => way * step)
            .First(move => Nearest(move) is > 3.4 and < 6 && places.Average(place => Near(place + move)) < 3);
        Assert.Contains("within 6 Å", Of(shift)["ligand-off-protein"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(0.9, false)]
    [InlineData(0.6, true)]
    public void A_ligand_that_was_shrunk_is_warned_of_by_its_bonds(double scale, bool isShort)
    {
        var center = Point3.Centroid([.. Site.Ligand.Positions]);
        var codes = Of(place => center + ((place - center) * scale));
        Assert.Equal(isShort, codes.ContainsKey("bonds-too-short"));
        if (isShort)
            Assert.Matches(
                "^[0-9]+ of [0-9]+ bonds of the ligand are shorter than any real one; the worst: [A-Z0-9]+ and "
                    + "[A-Z0-9]+, 0\\.[0-9]{2} Å apart",
                codes["bonds-too-short"]);
    }

    [Theory]
    [InlineData("K", "K")]
    [InlineData("NA", "NA")]
    [InlineData("CL", "CL")]
    public void Salt_is_left_out_whatever_its_charge_and_said(string residue, string element)
    {
        var center = Point3.Centroid([.. Site.Ligand.Positions]);
        var end = Site.Ligand.Positions.MaxBy(atom => atom.DistanceTo(center));
        var place = end + ((end - center).Normalized() * 4);
        var line =
            $"HETATM 9000 {element, 2}   {residue, 3} A 900    {place.X, 8:F3}{place.Y, 8:F3}{place.Z, 8:F3}  1.00 "
                + $"20.00          {element, 2}";
        var remarks = WarningsOf.With("buffer-left-out", line);
        Assert.Contains($"A:{residue}:900", Assert.Single(remarks).Message, StringComparison.Ordinal);
        Assert.Empty(WarningsOf.With("metals-counted", line));
    }

    private static double Nearest(Point3 move) =>
        Site.Ligand.Positions.Min(place => Site.Receptor.Positions.Min(other => other.DistanceTo(place + move)));

    private static int Near(Point3 place) => Site.Receptor.Positions.Count(other => other.DistanceTo(place) <= 6);

    private static Dictionary<string, string> Of(Point3 move) => Of(place => place + move);

    private static Dictionary<string, string> Of(Func<Point3, Point3> moved) =>
        ComplexTyper
            .Type(
                Site.Ligand with
                {
                    Positions = [.. Site.Ligand.Positions.Select(moved)],
                },
                Site.Receptor,
                new ComplexOptions())
            .Remarks.GroupBy(remark => remark.Code)
            .ToDictionary(group => group.Key, group => group.First().Message);
}
