using Glimpse.Core.Structures;
using Xunit;

namespace Glimpse.Tests.Chemistry.Warnings;

public sealed class SiteWarningsTests
{
    private static readonly string[] Codes =
        ["ligand-outside-box", "low-occupancy", "high-b-factor", "metal-dropped", "cofactor-dropped", "metal-missing"];

    [Fact]
    public void A_sound_site_has_none_of_the_warnings() =>
        Assert.All(Codes, code => Assert.Empty(WarningsOf.Complex(WarningsOf.HivProtease, "478", code)));

    [Fact]
    public void Ligand_atoms_outside_the_box_are_counted_and_named()
    {
        var first = WarningsOf.HivProtease.First(line => WarningsOf.IsAtomOf(line, "478", ' ', 200));
        var remark = Assert.Single(
            WarningsOf.Edited(
                line => line == first ? At(line, Centre + new Point3(13, 0, 0)) : line,
                "ligand-outside-box"));
        Assert.StartsWith("1 of 35 ligand atoms lie outside the box of 24 Å", remark.Message);
        Assert.EndsWith($": {first[12..16].Trim()}.", remark.Message);
        Assert.Equal(":478:200", remark.Where);
    }

    [Fact]
    public void A_site_residue_of_low_occupancy_is_named_with_its_least_atom()
    {
        var remark = Assert.Single(
            WarningsOf.Edited(
                line =>
                    WarningsOf.IsAtomOf(line, "ASP", 'A', 25) && line[12..16] == " OD1"
                        ? line[..54] + "  0.40" + line[60..]
                        : line,
                "low-occupancy"));
        Assert.Equal("A:ASP:25", remark.Where);
        Assert.Contains("(least 0.40, OD1)", remark.Message);
    }

    [Fact]
    public void A_residue_far_from_the_ligand_may_have_any_occupancy_and_B_factor()
    {
        static string Poor(string line) =>
            WarningsOf.IsAtomOf(line, "GLN", 'A', 61) ? line[..54] + "  0.10150.00" + line[66..] : line;
        Assert.Empty(WarningsOf.Edited(Poor, "low-occupancy"));
        Assert.Empty(WarningsOf.Edited(Poor, "high-b-factor"));
    }

    [Fact]
    public void Site_residues_of_high_B_factor_get_one_warning_together()
    {
        var remarks = WarningsOf.Edited(
            line =>
                WarningsOf.IsAtomOf(line, "ASP", 'A', 25) || WarningsOf.IsAtomOf(line, "478", ' ', 200)
                    ? line[..60] + " 95.00" + line[66..]
                    : line,
            "high-b-factor");
        Assert.StartsWith(
            "B factor over 80 Å² at the site in 2 residues: A:ASP:25 (most 95, ",
            Assert.Single(remarks).Message,
            StringComparison.Ordinal);
        Assert.Equal("A:ASP:25", remarks[0].Where);
    }

    [Theory]
    [InlineData("  0.00")]
    [InlineData("  0.30")]
    public void An_occupancy_that_is_the_same_throughout_means_nothing(string value) =>
        Assert.Empty(WarningsOf.Edited(line => IsAtom(line) ? line[..54] + value + line[60..] : line, "low-occupancy"));

    [Fact]
    public void A_ligand_of_low_occupancy_in_its_crystal_is_warned_of() =>
        Assert.Contains(
            "1 residue: :478:200 (least 0.30",
            Assert
                .Single(
                    WarningsOf.Edited(
                        line => WarningsOf.IsAtomOf(line, "478", ' ', 200) ? line[..54] + "  0.30" + line[60..] : line,
                        "low-occupancy"))
                .Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(95, 55, "A:ASP:25 (55)")]
    [InlineData(0.95, 0.55, "A:ASP:25 (55)")]
    [InlineData(95, 75, null)]
    public void Low_confidence_of_a_predicted_structure_at_the_ligand_is_warned_of(
        double high,
        double low,
        string? named)
    {
        var lines = WarningsOf
            .HivProtease.Where(line => !line.StartsWith("CRYST1", StringComparison.Ordinal))
            .Select(line =>
                IsAtom(line) ? $"{line[..60]}{(IsUnsure(line) ? low : high), 6:F2}{line[66..]}" : line)
            .ToList();
        static bool IsUnsure(string line) =>
            WarningsOf.IsAtomOf(line, "ASP", 'A', 25) || WarningsOf.IsAtomOf(line, "GLN", 'A', 61);

        var said = WarningsOf.Complex(lines, "478", "low-confidence");
        Assert.Empty(WarningsOf.Complex(lines, "478", "high-b-factor"));
        if (named is null)
            Assert.Empty(said);
        else
            Assert.EndsWith(
                $"at the site in 1 residue: {named}.",
                Assert.Single(said).Message,
                StringComparison.Ordinal);
    }

    [Fact]
    public void Chains_without_B_factors_beside_groups_that_have_them_are_not_taken_for_a_prediction() =>
        Assert.Empty(
            WarningsOf.Complex(
                WarningsOf
                    .HivProtease.Where(line => !line.StartsWith("CRYST1", StringComparison.Ordinal))
                    .Select(line =>
                        line.StartsWith("ATOM", StringComparison.Ordinal) ? line[..60] + "  0.00" + line[66..] : line),
                "478",
                "low-confidence"));

    [Fact]
    public void B_factors_of_electron_microscopy_are_measured_by_their_own_median()
    {
        var lines = WarningsOf
            .HivProtease.Where(line => !line.StartsWith("CRYST1", StringComparison.Ordinal))
            .Select(line =>
                IsAtom(line)
                    ? line[..60]
                        + $"{110 + double.Parse(line[60..66], System.Globalization.CultureInfo.InvariantCulture), 6:F2}"
                        + line[66..]
                    : line)
            .ToList();
        Assert.Empty(WarningsOf.Complex(lines, "478", "high-b-factor"));
        lines = lines.ConvertAll(line =>
            WarningsOf.IsAtomOf(line, "ASP", 'A', 25) ? line[..60] + "350.00" + line[66..] : line);
        Assert.Contains(
            "in 1 residue: A:ASP:25 (most 350",
            Assert.Single(WarningsOf.Complex(lines, "478", "high-b-factor")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Conformations_beyond_the_pocket_are_not_remarked_and_many_in_it_once()
    {
        static IEnumerable<string> Twice(string line, params int[] numbers) =>
            IsAtom(line)
            && line[21] == 'A'
            && line[17..20] != "478"
            && numbers.Contains(int.Parse(line[22..26], System.Globalization.CultureInfo.InvariantCulture))
                ? [line[..16] + "A" + line[17..], line[..16] + "B" + line[17..]]
                : [line];
        Assert.Empty(
            WarningsOf.Complex(
                WarningsOf.HivProtease.SelectMany(line => Twice(line, 17, 18, 39)),
                "478",
                "alternate-location"));
        Assert.Equal(
            2,
            WarningsOf
                .Complex(WarningsOf.HivProtease.SelectMany(line => Twice(line, 25, 50)), "478", "alternate-location")
                .Count);
        Assert.Contains(
            "5 residues: A:ASP:25",
            Assert
                .Single(
                    WarningsOf.Complex(
                        WarningsOf.HivProtease.SelectMany(line => Twice(line, 25, 27, 29, 50, 84)),
                        "478",
                        "alternate-location"))
                .Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_protein_that_is_there_twice_is_said_once()
    {
        var twice = Assert.Single(
            WarningsOf.Complex(
                WarningsOf.HivProtease.SelectMany(line =>
                    line.StartsWith("ATOM", StringComparison.Ordinal) ? [line, line] : new[] { line }),
                "478",
                "duplicate-atoms"));
        Assert.Matches(
            @"^Atoms stand twice at one place, and the first of each was kept, in \d+ residues: A:",
            twice.Message);
    }

    private static bool IsAtom(string line) =>
        line.StartsWith("ATOM", StringComparison.Ordinal) || line.StartsWith("HETATM", StringComparison.Ordinal);

    [Fact]
    public void One_value_a_residue_without_a_crystal_is_a_confidence_and_no_B_factor()
    {
        var lines = WarningsOf
            .HivProtease.Where(line => !line.StartsWith("CRYST1", StringComparison.Ordinal))
            .Select(line =>
                line.StartsWith("ATOM", StringComparison.Ordinal) || line.StartsWith("HETATM", StringComparison.Ordinal)
                    ? line[..60] + " 95.00" + line[66..]
                    : line);
        Assert.Empty(WarningsOf.Complex(lines, "478", "high-b-factor"));
    }

    [Theory]
    [InlineData("CL", "CL", "cofactor-dropped", "is a halide")]
    [InlineData("CMO", "C", "cofactor-dropped", null)]
    [InlineData("VO4", "V", "metal-dropped", "holds a metal")]
    [InlineData("GOL", "C", "cofactor-dropped", null)]
    public void What_is_left_out_at_the_ligand_is_warned_of_when_it_is_more_than_buffer(
        string name,
        string element,
        string code,
        string? text)
    {
        var at = OutsideOf("N3", 3.5); // The end: no other atom of the ligand is nearer.
        var remarks = WarningsOf.With(code, RealComplex.Line("HETATM", element, name, "Z", 1, at, element));
        if (text is null)
            Assert.Empty(remarks);
        else
            Assert.Contains(text, Assert.Single(remarks, remark => remark.Where == $"Z:{name}:1").Message);
    }

    [Fact]
    public void A_buffer_molecule_that_binds_a_metal_is_a_dropped_cofactor()
    {
        var at = OutsideOf("N3", 3.5); // The end: no other atom of the ligand is nearer.
        var remark = Assert.Single(WarningsOf.With(
            "cofactor-dropped",
            RealComplex.Line("HETATM", "C", "CMO", "Z", 1, at, "C"),
            RealComplex.Line("HETATM", "FE", "FE", "Z", 2, at + new Point3(0, 0, 1.9), "FE")));
        Assert.Contains("Z:CMO:1 is bound to a metal", remark.Message);
    }

    [Fact]
    public void Three_side_chains_that_converge_on_an_empty_point_miss_a_metal()
    {
        var place = OutsideOf("O4", 3.5);
        var cage = Cage(place);
        var remark = Assert.Single(WarningsOf.With("metal-missing", cage));
        Assert.Contains("Z:CYS:1 SG, Z:CYS:2 SG, Z:CYS:3 SG converge", remark.Message);
        Assert.Empty(
            WarningsOf.With("metal-missing", [.. cage, RealComplex.Line("HETATM", "ZN", "ZN", "Z", 9, place, "ZN")]));
        Assert.Empty(WarningsOf.With("metal-missing", cage[..4]));
    }

    private static Point3 Centre => Point3.Centroid([.. Amprenavir.Positions]);

    private static Structure Amprenavir => Ligands.Amprenavir;

    /// <summary>A place beside a ligand atom, away from the ligand.</summary>
    private static Point3 OutsideOf(string atom, double distance)
    {
        var at = Amprenavir.Positions[Amprenavir.Atoms.Index().Single(pair => pair.Item.Name == atom).Index];
        return at + ((at - Centre).Normalized() * distance);
    }

    /// <summary>Three thiolates at the corners of a tetrahedron, 2.3 Å from its centre.</summary>
    private static string[] Cage(Point3 centre)
    {
        Point3[] corners = [new(1, 1, 1), new(1, -1, -1), new(-1, 1, -1)];
        return
        [
            .. corners.SelectMany(
                (corner, i) =>
                {
                    var sulfur = centre + (corner.Normalized() * 2.3);
                    var carbon =
                        sulfur
                        + (
                            (corner.Normalized() + (new Point3(-corner.Y, corner.X, 0).Normalized() * 1.5)).Normalized()
                            * 1.8);
                    return new[]
                    {
                        RealComplex.Line("ATOM", " SG", "CYS", "Z", i + 1, sulfur, "S"),
                        RealComplex.Line("ATOM", " CB", "CYS", "Z", i + 1, carbon, "C"),
                    };
                }),
        ];
    }

    private static string At(string line, Point3 place) =>
        FormattableString.Invariant($"{line[..30]}{place.X, 8:F3}{place.Y, 8:F3}{place.Z, 8:F3}{line[54..]}");
}
