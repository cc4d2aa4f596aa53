using Glimpse.Core;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Chemistry.Ligands;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Structures.Sites;

public sealed class NoPoseTests
{
    private static readonly Structure Protein = LigandPicker
        .Pick(StructureReader.Read(Fixture.PathOf("1hpv.pdb")), "478")
        .Receptor;

    [Theory]
    [InlineData("     RDKit          2D", 1.39)]
    [InlineData("     by hand", 1.5)]
    [InlineData("     by hand", 1.0)]
    public void A_drawing_in_the_site_is_refused_and_offered_as_template(string header, double length)
    {
        var fault = Assert.Throws<GlimpseException>(() => LigandPicker.Pair(Ring(header, length), Protein));
        Assert.Contains("is a flat drawing", fault.Message, StringComparison.Ordinal);
        Assert.Contains("--template", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_planar_molecule_of_real_lengths_is_no_drawing()
    {
        Assert.Equal(6, LigandPicker.Pair(Ring("     by hand          3D", 1.39), Protein).Ligand.Atoms.Length);
    }

    [Fact]
    public void A_crystals_flat_ligand_of_odd_lengths_leaves_its_plane_by_more_than_rounding_and_is_no_drawing()
    {
        var ligand = LigandPicker.Pair(Ring("     by hand", 1.5, ripple: 0.003), Protein).Ligand;
        Assert.Equal(6, ligand.Atoms.Length);
    }

    [Fact]
    public void A_branched_carbon_that_is_flat_was_drawn()
    {
        var text =
            "\n  by hand\n\n  5  4  0  0  0  0  0  0  0  0999 V2000\n"
            + Atom(0, 0)
            + Atom(1.52, 0)
            + Atom(-0.76, 1.316)
            + Atom(-0.76, -1.316)
            + Atom(2.28, 1.316)
            + "  1  2  1  0\n  1  3  1  0\n  1  4  1  0\n  2  5  1  0\nM  END\n$$$$\n";
        Assert.Contains(
            "flat drawing",
            Assert.Throws<GlimpseException>(() => LigandPicker.Pair(Read(text), Protein)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_counter_ion_is_left_out_and_said()
    {
        var salt = Read(
            Benzene
                .Record("salt")
                .Replace("  6  6  0", "  7  6  0", StringComparison.Ordinal)
                .Replace(
                    "  1  2  1  0\n",
                    $"{14.0, 10:F4}{16.0, 10:F4}{9.0, 10:F4} Cl  0  5\n  1  2  1  0\n",
                    StringComparison.Ordinal));
        var ligand = LigandPicker.Pair(salt, Protein).Ligand;
        Assert.Equal(6, ligand.Atoms.Length);
        Assert.Equal(6, ligand.Bonds.Length);
        Assert.Equal(
            ":LIG:1 comes with counter-ions or solvent, which were left out: Cl7.",
            Assert.Single(ligand.Remarks).Message);
    }

    [Theory]
    [InlineData("C", 1.5)]
    [InlineData("Cl", 1.8)]
    [InlineData("H", 1.1)]
    public void A_part_at_bonding_distance_that_no_bond_joins_is_no_counter_ion(string element, double away)
    {
        Assert.Equal(
            FormattableString.Invariant(
                $"ligand.sdf: :LIG:1 C1 (atom 1) and :LIG:1 {element}7 (atom 7) lie {away:0.0} Å apart, as bonded ")
                + "atoms do, but no bonds join the parts that they belong to.",
            Assert.Throws<GlimpseException>(() => LigandPicker.Pair(BesideRing(element, away), Protein)).Message);
        var kept = LigandPicker.Pair(BesideRing(element, 3.3), Protein).Ligand;
        Assert.Equal(6, kept.Atoms.Count(atom => atom.Element == Element.C && atom.Name != "C7"));
    }

    [Fact]
    public void A_salt_that_is_drawn_may_be_drawn_crowded()
    {
        var salt = Read(
            "\n  by hand          2D\n\n  3  1  0  0  0  0  0  0  0  0999 V2000\n"
                + "    0.0000    0.0000    0.0000 C   0  0\n    0.8000    0.0000    0.0000 N   0  0\n"
                + "    1.4000    0.0000    0.0000 Cl  0  5\n  1  2  1  0\nM  END\n$$$$\n");
        Assert.NotNull(LigandTemplate.FromStructure(salt));
    }

    [Fact]
    public void A_record_without_any_bond_has_them_perceived()
    {
        var ring = Benzene.Record("bare");
        var bare = Read(
            ring[..ring.IndexOf("  1  2  1  0", StringComparison.Ordinal)].Replace(
                "  6  6  0",
                "  6  0  0",
                StringComparison.Ordinal) + "M  END\n$$$$\n");
        var site = LigandPicker.Pair(bare, Protein);
        Assert.Equal(6, site.Ligand.Atoms.Length);
        Assert.Contains(
            ComplexTyper.Type(site, new ComplexOptions()).Remarks,
            remark => remark.Code == "bond-orders-perceived");
    }

    /// <summary>Of 11,802 real ligands 9 have a bond that is longer than its radii by 0.8 Å.</summary>
    [Theory]
    [InlineData(1.52 + 0.75, true)]
    [InlineData(1.52 + 0.85, false)]
    [InlineData(7.1, false)]
    public void A_stated_bond_that_is_longer_than_any_is_refused_in_ligands_and_templates(double length, bool isTaken)
    {
        var ligand = Read(
            "\n  by hand          3D\n\n  4  3  0  0  0  0  0  0  0  0999 V2000\n"
                + Atom(0, 0)
                + Atom(1.5, 0, 0.1)
                + Atom(2.0, 1.4, 0.4)
                + Atom(-length, 0)
                + "  1  2  1  0\n  2  3  1  0\n  1  4  1  0\nM  END\n$$$$\n");
        if (isTaken)
        {
            Assert.Equal(4, LigandPicker.Pair(ligand, Protein).Ligand.Atoms.Length);
            Assert.NotNull(LigandTemplate.FromStructure(ligand));
            return;
        }

        var expected = FormattableString.Invariant(
            $"ligand.sdf: :LIG:1 C1 (atom 1) and :LIG:1 C4 (atom 4) are stated as bonded and lie {length:0.0#} Å ")
            + "apart, farther than any bond reaches.";
        Assert.Equal(
            expected,
            Assert.Throws<GlimpseException>(() => LigandPicker.Pair(ligand, Protein)).Message);
        Assert.Equal(
            expected,
            Assert.Throws<GlimpseException>(() => LigandTemplate.FromStructure(ligand)).Message);
    }

    /// <summary>Benzene, and an atom in line with its first one.</summary>
    private static Structure BesideRing(string element, double away) =>
        Read(
            Benzene
                .Record("parts")
                .Replace("  6  6  0", "  7  6  0", StringComparison.Ordinal)
                .Replace(
                    "  1  2  1  0\n",
                    FormattableString.Invariant(
                        $"{9.92 + 1.39, 10:F4}{16.23, 10:F4}{8.83 + away, 10:F4} {element, -3} 0  0\n")
                        + "  1  2  1  0\n",
                    StringComparison.Ordinal));

    private static Structure Ring(string header, double length, double ripple = 0)
    {
        var text = new System.Text.StringBuilder($"ring\n{header}\n\n  6  6  0  0  0  0  0  0  0  0999 V2000\n");
        for (var i = 0; i < 6; i++)
            text.Append(Atom(length * Math.Cos(i * Math.PI / 3), length * Math.Sin(i * Math.PI / 3), i % 2 * ripple));
        for (var i = 0; i < 6; i++)
            text.Append(FormattableString.Invariant($"{i + 1,3}{((i + 1) % 6) + 1,3}{(i % 2) + 1,3}  0\n"));
        return Read(text.Append("M  END\n$$$$\n").ToString());
    }

    private static string Atom(double x, double y, double z = 0) =>
        FormattableString.Invariant($"{9.92 + x, 10:F4}{16.23 + y, 10:F4}{8.83 + z, 10:F4} C   0  0\n");

    private static Structure Read(string text) => StructureReader.Read(new StringReader(text), "ligand.sdf");
}
