using System.Globalization;
using Glimpse.Core.Chemistry.Receptor;
using Glimpse.Core.Chemistry.Residues;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Xunit;
using static Glimpse.Core.Voxels.AtomTraits;

namespace Glimpse.Tests.Chemistry;

/// <summary>
/// What programs call residues and atoms: AMBER, CHARMM, GROMACS, OPLS, Rosetta, Schrödinger, CYANA, X-PLOR.
/// </summary>
public sealed class ResidueNamesTests
{
    [Theory]
    [InlineData("HISA", "HID")]
    [InlineData("HISB", "HIE")]
    [InlineData("HISD", "HID")]
    [InlineData("HISE", "HIE")]
    [InlineData("HISH", "HIP")]
    [InlineData("HISP", "HIP")]
    [InlineData("HSC", "HIP")]
    [InlineData("HIS+", "HIP")]
    [InlineData("HIS1", "HID")]
    [InlineData("HIS2", "HIE")]
    [InlineData("NHIS", "HIE")]
    [InlineData("CHID", "HID")]
    [InlineData("NHISE", "HIE")]
    [InlineData("CCYS2", "CYX")]
    [InlineData("NLYSN", "LYN")]
    [InlineData("TYRH", "TYR")]
    [InlineData("LYP", "LYS")]
    [InlineData("LYSH", "LYS")]
    [InlineData("LYN", "LYN")]
    [InlineData("LSN", "LYN")]
    [InlineData("ASPP", "ASH")]
    [InlineData("GLUP", "GLH")]
    [InlineData("ASP-", "ASP")]
    [InlineData("ARGN", "ARN")]
    [InlineData("CYSH", "CYS")]
    [InlineData("CYS1", "CYX")]
    [InlineData("CYS2", "CYX")]
    [InlineData("CYD", "CYX")]
    [InlineData("CYM", "CYM")]
    [InlineData("TYO", "TYM")]
    [InlineData("NALA", "ALA")]
    [InlineData("CALA", "ALA")]
    [InlineData("NCYX", "CYX")]
    [InlineData("RA5", "A")]
    [InlineData("RC3", "C")]
    [InlineData("DA5", "DA")]
    [InlineData("DTHY", "DT")]
    [InlineData("URI", "U")]
    public void A_residue_is_in_the_state_that_its_name_says_and_part_of_a_polymer(string name, string state)
    {
        Assert.True(ResidueTemplates.TryFind(name, out var template));
        Assert.Equal(state, template.Name);
        Assert.True(PolymerResidues.Contains(name));
    }

    [Theory]
    [InlineData("O1", "O2")]
    [InlineData("O2", "O1")]
    [InlineData("O", "OT")]
    [InlineData("OT", "O")]
    [InlineData("OT1", "OT2")]
    [InlineData("OC1", "OC2")]
    [InlineData("O", "O1")]
    [InlineData("O'", "O''")]
    [InlineData("OA", "OB")]
    [InlineData("O", "OXT")]
    public void The_two_oxygens_of_a_chains_end_are_a_carboxylate_whatever_they_are_called(string first, string second)
    {
        var complex = EndOf(first, second);

        Assert.Equal(Acceptor | Negative | Occupancy, RealComplex.ChannelsOf(complex, "A", 50, first));
        Assert.Equal(Acceptor | Negative | Occupancy, RealComplex.ChannelsOf(complex, "A", 50, second));
        Assert.Equal(Negative | Occupancy, RealComplex.ChannelsOf(complex, "A", 50, "C"));
        Assert.DoesNotContain(complex.Remarks, remark => remark.Code is "missing-atoms" or "group-typed-from-geometry");
    }

    [Theory]
    [InlineData("O", "OXT", "OXT")]
    [InlineData("OXT", "O", "OXT")]
    [InlineData("O1", "O2", "O2")]
    public void The_oxygen_that_is_called_the_ends_is_the_ends_and_the_second_one_otherwise(
        string first,
        string second,
        string end)
    {
        Assert.True(ResidueTemplates.TryFind("ILE", out var template));
        Atom[] atoms = [new(1, "C", Element.C, 0), new(2, first, Element.O, 0), new(3, second, Element.O, 0)];
        var structure = new Structure
        {
            Source = "x.pdb",
            Atoms = [.. atoms],
            Positions = [default, new(1.2, 0, 0), new(-0.6, 1.1, 0)],
            Residues = [new Residue(new ResidueId("A", "ILE", 50), 0, atoms.Length, IsHetero: false)],
        };

        var names = CanonicalNames.Of(structure, [0, 1, 2], template);

        Assert.Equal(end, atoms[names.Single(name => name.Value == "OXT").Key].Name);
        Assert.Single(names, name => name.Value == "O");
    }

    [Theory]
    [InlineData("O'", "O")]
    [InlineData("OXT", "OXT")]
    public void A_single_oxygen_is_that_of_the_chain_unless_it_is_called_the_ends(string name, string canonical)
    {
        Assert.True(ResidueTemplates.TryFind("ILE", out var template));
        var structure = new Structure
        {
            Source = "x.pdb",
            Atoms = [new(1, "C", Element.C, 0), new(2, name, Element.O, 0)],
            Positions = [default, new(1.2, 0, 0)],
            Residues = [new Residue(new ResidueId("A", "ILE", 50), 0, 2, IsHetero: false)],
        };

        Assert.Equal(canonical, CanonicalNames.Of(structure, [0, 1], template)[1]);
    }

    [Fact]
    public void One_oxygen_under_another_name_is_no_end()
    {
        var complex = EndOf("O'", null);

        Assert.Equal(Acceptor | Occupancy, RealComplex.ChannelsOf(complex, "A", 50, "O'"));
        Assert.Equal(Occupancy, RealComplex.ChannelsOf(complex, "A", 50, "C"));
    }

    [Theory]
    [InlineData("NILE", true)]
    [InlineData("CILE", false)]
    [InlineData("ILE ", false)]
    public void AMBERs_name_of_a_first_residue_charges_its_nitrogen(string name, bool isCharged)
    {
        var complex = RealComplex.Edited(lines => lines.Where(line => !IsAtomOf(line, 49))
            .Select(line => IsAtomOf(line, 50) ? line[..17] + name + line[21..] : line));

        Assert.Equal(isCharged, RealComplex.ChannelsOf(complex, "A", 50, "N").HasFlag(Positive));
        Assert.DoesNotContain(complex.Remarks, remark => remark is { Code: "group-typed-from-geometry" });
    }

    [Theory]
    [InlineData("ARN", 0, 1, 2, "NH1")]
    [InlineData("ARN", 1, 1, 2, "NH1")]
    [InlineData("ARN", 1, 2, 1, "NH2")]
    [InlineData("ARN", 0, 2, 2, "NE")]
    public void A_neutral_arginine_accepts_where_its_hydrogen_is_missing(
        string name,
        int onNe,
        int onNh1,
        int onNh2,
        string acceptor)
    {
        var counts =
            onNe == 0 && onNh1 == 1
                ? []
                : new Dictionary<string, int>
                {
                    ["NE"] = onNe,
                    ["NH1"] = onNh1,
                    ["NH2"] = onNh2,
                };
        var complex = RealComplex.Edited(lines =>
            lines
                .Select(line => IsAtomOf(line, 8) ? line[..17] + name + line[20..] : line)
                .SelectMany(line =>
                    IsAtomOf(line, 8) && counts.TryGetValue(line[12..16].Trim(), out var count)
                        ? [line, .. Enumerable.Range(0, count).Select(i => Hydrogen(line, i))]
                        : new[] { line }));

        foreach (var atom in (string[])["NE", "NH1", "NH2"])
            Assert.Equal(atom == acceptor, RealComplex.ChannelsOf(complex, "A", 8, atom).HasFlag(Acceptor));
        Assert.Equal(Occupancy, RealComplex.ChannelsOf(complex, "A", 8, "CZ"));
    }

    [Theory]
    [InlineData("A")]
    [InlineData("DA")]
    [InlineData("ADE")]
    [InlineData("RA5")]
    [InlineData("DA3")]
    [InlineData("G")]
    [InlineData("GUA")]
    [InlineData("C")]
    [InlineData("CYT")]
    [InlineData("RC3")]
    public void A_nucleotides_sugar_is_what_its_atoms_say(string name)
    {
        var ribose = Nucleotide(name, "C2'", "O2'");
        var deoxy = Nucleotide(name, "C2*", "C1*");

        Assert.Equal(Occupancy, RealComplex.ChannelsOf(ribose, "Y", 7, "C2'"));
        Assert.Equal(Acceptor | Donor | Occupancy, RealComplex.ChannelsOf(ribose, "Y", 7, "O2'"));
        Assert.Equal(Hydrophobic | Occupancy, RealComplex.ChannelsOf(deoxy, "Y", 7, "C2*"));
    }

    [Fact]
    public void CYT_with_a_sulfur_is_a_thiolate_and_NHE_of_one_atom_the_cap_of_a_chain()
    {
        var thiolate = RealComplex.Edited(lines =>
            lines.Select(line => IsAtomOf(line, 67) ? line[..17] + "CYT" + line[20..] : line));
        var cap = Nucleotide("NHE", "N");

        Assert.True(RealComplex.ChannelsOf(thiolate, "A", 67, "SG").HasFlag(Negative));
        Assert.Equal(Donor | Occupancy, RealComplex.ChannelsOf(cap, "Y", 7, "N"));
    }

    /// <summary>ILE 50 with OXT, as the end of chain A, its oxygens under other names and no sequence given.</summary>
    private static TypedComplex EndOf(string first, string? second) =>
        RealComplex.Edited(lines =>
            lines
                .Where(line => !line.StartsWith("SEQRES", StringComparison.Ordinal) && !IsAtomOf(line, 51))
                .SelectMany(line =>
                    !IsAtomOf(line, 50) || line[12..16] != " O  " ? new[] { line }
                    : second is null ? [Renamed(line, first)]
                    : [Renamed(line, first), Line(second, "ILE", RealComplex.PositionOf("A", 51, "N"))]));

    private static string Renamed(string line, string name) => $"{line[..12]} {name,-3}{line[16..]}";

    private static string Line(string name, string residue, Point3 at) =>
        RealComplex.Line("ATOM", " " + name, residue, "A", 50, at, "O");

    private static string Hydrogen(string line, int number)
    {
        var at = new Point3(
            Coordinate(line[30..38]) + (number == 0 ? 0.4 : -0.4),
            Coordinate(line[38..46]) + 0.4,
            Coordinate(line[46..54]));
        return RealComplex.Line("ATOM", $" H{number}", line[17..20], "A", 8, at, "H");
    }

    private static double Coordinate(string field) => double.Parse(field, CultureInfo.InvariantCulture);

    /// <summary>
    /// Atoms of one residue apart from each other and from the protein: only their names say what they are.
    /// </summary>
    private static TypedComplex Nucleotide(string name, params string[] atoms) =>
        RealComplex.Edited(lines =>
            lines
                .Where(line => !line.StartsWith("CONECT", StringComparison.Ordinal))
                .Concat(
                    atoms.Select(
                        (atom, i) =>
                            RealComplex.Line(
                                "ATOM",
                                " " + atom,
                                name,
                                "Y",
                                7,
                                new Point3(60, 60, 60 + (4 * i)),
                                atom[..1]))));

    private static bool IsAtomOf(string line, int number) =>
        line.StartsWith("ATOM", StringComparison.Ordinal)
        && line[21] == 'A'
        && line[22..26].Trim() == number.ToString();
}
