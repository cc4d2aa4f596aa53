using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Xunit;
using static Glimpse.Core.Voxels.AtomTraits;

namespace Glimpse.Tests.Chemistry;

public sealed class ReceptorTests
{
    [Fact]
    public void Every_residue_of_a_plain_protein_is_typed_by_template()
    {
        Assert.DoesNotContain(RealComplex.Whole.Remarks, remark => remark.Code == "group-typed-from-geometry");
        Assert.All(RealComplex.Whole.Atoms, atom => Assert.True(atom.Traits.HasFlag(Occupancy)));
    }

    [Fact]
    public void Waters_are_left_out_and_counted()
    {
        Assert.DoesNotContain(RealComplex.Whole.Atoms, atom => atom.Residue.Name == "HOH");
        var remark = Assert.Single(RealComplex.Whole.Remarks, remark => remark.Code == "waters-left-out");
        Assert.Equal(
            File.ReadLines(Fixture.PathOf("1hpv.pdb"))
                .Count(line => line.StartsWith("HETATM") && line[17..20] == "HOH"),
            FirstNumber(remark.Message));
    }

    [Fact]
    public void Waters_that_are_asked_for_are_part_of_the_protein()
    {
        var site = LigandPicker.Pick(StructureReader.Read(Fixture.PathOf("1hpv.pdb")), "478");
        var complex = ComplexTyper.Type(site.Ligand, site.Receptor, new ComplexOptions(IncludeWaters: true));
        var water = complex.Atoms.First(atom => atom.Residue.Name == "HOH");
        Assert.Equal((Side.Protein, Acceptor | Donor | Occupancy), (water.Side, water.Traits));
        Assert.DoesNotContain(complex.Remarks, remark => remark.Code == "waters-left-out");
    }

    [Fact]
    public void A_chain_that_starts_and_ends_as_its_sequence_has_charged_ends()
    {
        Assert.Equal(Donor | Positive | Occupancy, RealComplex.ChannelsOf(RealComplex.Whole, "A", 1, "N"));
        Assert.True(RealComplex.ChannelsOf(RealComplex.Whole, "A", 99, "C").HasFlag(Negative));
    }

    [Fact]
    public void A_chain_that_is_cut_short_has_no_charged_end()
    {
        var cut = RealComplex.Edited(lines =>
            lines.Where(line => !(IsAtomOf(line, 'A', 1) || IsAtomOf(line, 'A', 50))));
        Assert.Equal(Donor | Occupancy, RealComplex.ChannelsOf(cut, "A", 2, "N"));
        Assert.Equal(Donor | Occupancy, RealComplex.ChannelsOf(cut, "A", 51, "N"));
        Assert.Equal(Occupancy, RealComplex.ChannelsOf(cut, "A", 49, "C"));
    }

    [Fact]
    public void A_histidine_without_hydrogens_is_HIE_and_said_so()
    {
        Assert.Equal(Aromatic | Acceptor | Occupancy, RealComplex.ChannelsOf(RealComplex.Whole, "A", 69, "ND1"));
        Assert.Equal(Aromatic | Donor | Occupancy, RealComplex.ChannelsOf(RealComplex.Whole, "A", 69, "NE2"));
        Assert.Contains(
            RealComplex.Whole.Remarks,
            remark => remark is { Code: "protonation-by-rule", Where: "A:HIS:69" } && remark.Message.Contains("HIE"));
    }

    [Theory]
    [InlineData("NE2", "ND1")]
    [InlineData("ND1", "NE2")]
    public void A_histidine_nitrogen_on_a_metal_is_an_acceptor_and_the_other_a_donor(string bound, string free)
    {
        var complex = RealComplex.Edited(lines =>
            Insert(lines, RealComplex.Line("HETATM", "ZN", "ZN", "Z", 1, BeyondRing(69, bound, 2.1), "ZN")));
        Assert.Equal(Aromatic | Acceptor | Occupancy, RealComplex.ChannelsOf(complex, "A", 69, bound));
        Assert.Equal(Aromatic | Donor | Occupancy, RealComplex.ChannelsOf(complex, "A", 69, free));
        Assert.Equal(Metal | Occupancy, RealComplex.ChannelsOf(complex, "Z", 1, "ZN"));
    }

    [Fact]
    public void A_histidine_between_two_acceptors_is_charged()
    {
        var complex = RealComplex.Edited(lines => Insert(
            lines,
            RealComplex.Line("HETATM", "O1", "XYZ", "Y", 1, BeyondRing(69, "ND1", 2.8), "O"),
            RealComplex.Line("HETATM", "O1", "XYZ", "Y", 2, BeyondRing(69, "NE2", 2.8), "O")));
        Assert.Equal(Aromatic | Donor | Positive | Occupancy, RealComplex.ChannelsOf(complex, "A", 69, "ND1"));
        Assert.Equal(Aromatic | Positive | Occupancy, RealComplex.ChannelsOf(complex, "A", 69, "CE1"));
    }

    [Fact]
    public void Given_hydrogens_beat_the_rule_and_are_listed()
    {
        var complex = RealComplex.Edited(lines => AfterResidue(
            lines, 'A', 69, RealComplex.Line("ATOM", " HD1", "HIS", "A", 69, BeyondRing(69, "ND1", 1.0), "H")));
        Assert.Equal(Aromatic | Donor | Occupancy, RealComplex.ChannelsOf(complex, "A", 69, "ND1"));
        Assert.Equal(Aromatic | Acceptor | Occupancy, RealComplex.ChannelsOf(complex, "A", 69, "NE2"));
        Assert.Contains(complex.Remarks, remark => remark is { Code: "stated-protonation", Where: "A:HIS:69" });
    }

    [Fact]
    public void A_protonated_aspartate_is_neutral_with_its_hydrogen_where_it_was_given()
    {
        var oxygen = RealComplex.PositionOf("A", 25, "OD1");
        var outward = (oxygen - RealComplex.PositionOf("A", 25, "CG")).Normalized();
        var complex = RealComplex.Edited(lines => AfterResidue(
            lines, 'A', 25, RealComplex.Line("ATOM", " HD1", "ASP", "A", 25, oxygen + outward, "H")));
        Assert.Equal(Acceptor | Donor | Occupancy, RealComplex.ChannelsOf(complex, "A", 25, "OD1"));
        Assert.Equal(Acceptor | Occupancy, RealComplex.ChannelsOf(complex, "A", 25, "OD2"));
        Assert.Equal(Acceptor | Negative | Occupancy, RealComplex.ChannelsOf(complex, "B", 25, "OD1"));
    }

    [Fact]
    public void Two_sulfurs_in_contact_are_a_disulfide_and_one_on_a_metal_a_thiolate()
    {
        var sulfur = RealComplex.PositionOf("A", 67, "SG");
        var outward = (sulfur - RealComplex.PositionOf("A", 67, "CB")).Normalized();
        var disulfide = RealComplex.Edited(lines => Insert(
            lines, RealComplex.Line("HETATM", "S1", "XYZ", "Y", 1, sulfur + (outward * 2.05), "S")));
        var thiolate = RealComplex.Edited(lines => Insert(
            lines, RealComplex.Line("HETATM", "ZN", "ZN", "Z", 1, sulfur + (outward * 2.3), "ZN")));
        Assert.Equal(Donor | Occupancy, RealComplex.ChannelsOf(RealComplex.Whole, "A", 67, "SG"));
        Assert.Equal(Hydrophobic | Occupancy, RealComplex.ChannelsOf(disulfide, "A", 67, "SG"));
        Assert.Equal(Negative | Occupancy, RealComplex.ChannelsOf(thiolate, "A", 67, "SG"));
    }

    [Fact]
    public void A_truncated_side_chain_is_typed_as_the_whole_residue_and_listed()
    {
        var complex = RealComplex.Edited(lines =>
            lines.Where(line =>
                !(
                    IsAtomOf(line, 'A', 8)
                    && line[12..16].Trim() is not ("N" or "CA" or "C" or "O" or "CB" or "CG" or "CD"))));
        Assert.Equal(Hydrophobic | Occupancy, RealComplex.ChannelsOf(complex, "A", 8, "CG"));
        Assert.Equal(Occupancy, RealComplex.ChannelsOf(complex, "A", 8, "CD"));
        var remark = Assert.Single(complex.Remarks, remark => remark is { Code: "missing-atoms", Where: "A:ARG:8" });
        Assert.Contains("NE, CZ, NH1, NH2", remark.Message);
    }

    [Fact]
    public void An_unknown_residue_in_the_chain_keeps_its_peptide_nitrogen_an_amide()
    {
        var complex = RealComplex.Edited(lines =>
            lines.Select(line => IsAtomOf(line, 'A', 24) ? line[..17] + "XLE" + line[20..] : line));
        Assert.Equal(Donor | Occupancy, RealComplex.ChannelsOf(complex, "A", 24, "N"));
        Assert.Equal(Acceptor | Occupancy, RealComplex.ChannelsOf(complex, "A", 24, "O"));
        Assert.Equal(Hydrophobic | Occupancy, RealComplex.ChannelsOf(complex, "A", 24, "CD1"));
        Assert.Contains(complex.Remarks, remark => remark is { Code: "group-typed-from-geometry", Where: "A:XLE:24" });
    }

    [Fact]
    public void What_was_assumed_of_an_unknown_residues_charge_is_listed_with_its_atom()
    {
        var complex = RealComplex.Edited(lines =>
            lines.Select(line => IsAtomOf(line, 'A', 30) ? line[..17] + "XSP" + line[20..] : line));
        Assert.Contains(
            complex.Remarks,
            remark => remark is { Code: "protonation-by-rule" } && remark.Where is "A:XSP:30 OD1" or "A:XSP:30 OD2");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_thiol_without_hydrogen_is_a_thiolate_where_any_hydroxyl_was_given_one(bool isGiven)
    {
        var complex = RealComplex.Edited(lines =>
            lines.SelectMany(line =>
                IsAtomOf(line, "A", 67, "N") ? new[] { line, Hydrogen("CYS", 67, "N", "CA") }
                : isGiven && IsAtomOf(line, "A", 26, "OG1") ? [line, Hydrogen("THR", 26, "OG1", "CB")]
                : [line]));

        Assert.Equal(isGiven, RealComplex.ChannelsOf(complex, "A", 67, "SG").HasFlag(Negative));

        static bool IsAtomOf(string line, string chain, int number, string name) =>
            line.StartsWith("ATOM", StringComparison.Ordinal)
            && line[21..22] == chain
            && line[22..26].Trim() == $"{number}"
            && line[12..16].Trim() == name;

        static string Hydrogen(string residue, int number, string on, string behind)
        {
            var at = RealComplex.PositionOf("A", number, on);
            var outward = (at - RealComplex.PositionOf("A", number, behind)).Normalized();
            return RealComplex.Line("ATOM", " H", residue, "A", number, at + outward, "H");
        }
    }

    [Fact]
    public void A_cysteine_named_as_half_of_a_bridge_is_no_thiolate_where_the_other_half_is_cut_away()
    {
        var hydrogen = RealComplex.Line(
            "ATOM",
            " H",
            "CYX",
            "A",
            95,
            RealComplex.PositionOf("A", 95, "N") + new Point3(0, 0, 1),
            "H");
        var complex = RealComplex.Edited(lines =>
            lines
                .Select(line => IsAtomOf(line, 'A', 95) ? line[..17] + "CYX" + line[20..] : line)
                .SelectMany(line =>
                    IsAtomOf(line, 'A', 95) && line[12..16] == " N  " ? new[] { line, hydrogen } : [line]));
        Assert.Equal(Hydrophobic | Occupancy, RealComplex.ChannelsOf(complex, "A", 95, "SG"));
    }

    [Fact]
    public void Only_whole_residues_near_the_ligand_are_kept()
    {
        var site = LigandPicker.Pick(StructureReader.Read(Fixture.PathOf("1hpv.pdb")), "478");
        var pocket = Glimpse.Core.Chemistry.ComplexTyper.Type(site.Ligand, site.Receptor, new());
        var ligand = pocket.AtomsOf(Side.Ligand).Select(i => pocket.Positions[i]).ToList();
        var kept = pocket.Atoms.Where(atom => atom.Side == Side.Protein).Select(atom => atom.Residue).ToHashSet();
        foreach (
            var residue in RealComplex.Whole.AtomsOf(Side.Protein).GroupBy(i => RealComplex.Whole.Atoms[i].Residue))
        {
            var nearest = residue.Min(i => ligand.Min(p => p.DistanceTo(RealComplex.Whole.Positions[i])));
            Assert.Equal(nearest <= 12, kept.Contains(residue.Key));
        }

        Assert.All(
            kept,
            residue =>
                Assert.Equal(
                    RealComplex.Whole.Atoms.Count(atom => atom.Residue == residue),
                    pocket.Atoms.Count(atom => atom.Residue == residue)));
    }

    [Fact]
    public void A_crystals_own_ligand_under_a_pose_is_left_out_and_said()
    {
        var whole = StructureReader.Read(Fixture.PathOf("1hpv.pdb"));
        var pose = LigandPicker.Pick(whole, "478").Ligand;
        var complex = Glimpse.Core.Chemistry.ComplexTyper.Type(pose, whole, new());
        Assert.DoesNotContain(complex.Atoms, atom => atom.Side == Side.Protein && atom.Residue.Name == "478");
        Assert.Contains(complex.Remarks, remark => remark is { Code: "overlapping-group-left-out", Where: ":478:200" });
    }

    private static int FirstNumber(string text) => int.Parse(text.Split(' ')[0]);

    private static bool IsAtomOf(string line, char chain, int number) =>
        (line.StartsWith("ATOM") || line.StartsWith("HETATM"))
        && line[21] == chain
        && line[22..26].Trim() == number.ToString();

    /// <summary>A point on the outer side of a ring nitrogen, away from its two ring neighbours.</summary>
    private static Point3 BeyondRing(int residue, string nitrogen, double distance)
    {
        var neighbours = nitrogen == "ND1" ? new[] { "CG", "CE1" } : ["CD2", "CE1"];
        var at = RealComplex.PositionOf("A", residue, nitrogen);
        var inward = Point3.Centroid([.. neighbours.Select(name => RealComplex.PositionOf("A", residue, name))]);
        return at + ((at - inward).Normalized() * distance);
    }

    private static IEnumerable<string> Insert(IEnumerable<string> lines, params string[] added)
    {
        foreach (var line in lines)
        {
            if (line.StartsWith("CONECT") && added.Length > 0)
            {
                foreach (var more in added)
                    yield return more;
                added = [];
            }

            yield return line;
        }
    }

    private static IEnumerable<string> AfterResidue(IEnumerable<string> lines, char chain, int number, string added)
    {
        var inside = false;
        foreach (var line in lines)
        {
            var isOwn = IsAtomOf(line, chain, number);
            if (inside && !isOwn)
                yield return added;
            inside = isOwn;
            yield return line;
        }
    }
}
