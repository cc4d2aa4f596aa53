using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Chemistry;

/// <summary>
/// Residues 24 to 27 of HIV protease's chain A (Leu-Asp-Thr-Gly), called chain P and taken as the ligand; what they
/// were bonded to isn't there.
/// </summary>
public sealed class PeptideTests
{
    private const string Sequence = "SEQRES   1 P    5  ALA LEU ASP THR GLY";

    private static readonly string[] Lines =
    [
        .. File.ReadAllLines(Fixture.PathOf("1hpv.pdb"))
            .Where(line =>
                line.StartsWith("ATOM", StringComparison.Ordinal) && line[21..26] is not ("A  23" or "A  28"))
            .Select(line =>
                line[21] == 'A'
                && int.Parse(line[22..26], System.Globalization.CultureInfo.InvariantCulture) is >= 24 and <= 27
                    ? $"{line[..21]}P{line[22..]}"
                    : line),
    ];

    [Fact]
    public void A_short_chain_is_a_candidate_and_taken_by_its_letter()
    {
        var structure = Read(Lines);
        Assert.Equal(
            "P:: (LEU-ASP-THR-GLY, 27 heavy atoms)",
            Assert.Single(LigandPicker.Candidates(structure)).ToString());
        foreach (var name in new[] { "P", "P::", "P:ASP:25", null })
            Assert.Equal("P::", LigandPicker.Pick(structure, name).Specification);
    }

    [Fact]
    public void It_is_typed_as_one_molecule_by_the_names_of_its_residues()
    {
        var complex = Type(Lines);
        Assert.Contains(complex.Remarks, remark => remark.Code == "residues-by-name");
        Assert.Equal(["LEU N"], Carriers(complex, AtomTraits.Positive));
        Assert.Equal(["ASP CG", "ASP OD1", "ASP OD2"], Carriers(complex, AtomTraits.Negative));
        Assert.Equal(["LEU N", "ASP N", "THR N", "THR OG1", "GLY N"], Carriers(complex, AtomTraits.Donor));
    }

    [Fact]
    public void Nothing_of_a_peptide_of_standard_residues_is_left_to_its_geometry()
    {
        var remarks = Type(Lines).Remarks;
        Assert.Contains(remarks, remark => remark is { Code: "residues-by-name", Where: "P:LEU:24" });
        Assert.DoesNotContain(remarks, remark => remark.Code == "bond-orders-perceived");
    }

    [Fact]
    public void A_peptide_that_one_residue_holds_in_the_site_does_not_lie_outside_it()
    {
        var site = LigandPicker.Pick(Read(Lines), "P::");
        var (ligand, places) = (site.Ligand, site.Ligand.Positions.ToBuilder());
        for (var i = 0; i < places.Count; i++)
            places[i] = ligand.ResidueOf(i).Name == "ASP" ? places[i] : places[i] + new Point3(60, 0, 0);
        Assert.DoesNotContain(
            ComplexTyper
                .Type(ligand with { Positions = places.ToImmutable() }, site.Receptor, new ComplexOptions())
                .Remarks,
            remark => remark.Code == "ligand-off-protein");
    }

    [Fact]
    public void Where_the_sequence_begins_before_the_model_the_first_nitrogen_is_no_amine()
    {
        Assert.Empty(Carriers(Type([Sequence, .. Lines]), AtomTraits.Positive));
        Assert.Equal(["LEU N"], Carriers(Type(["SEQRES   1 P    4  LEU ASP THR GLY", .. Lines]), AtomTraits.Positive));
    }

    private static string[] Carriers(TypedComplex complex, AtomTraits channel) =>
        [
            .. complex
                .Atoms.Where(atom => atom.Side == Side.Ligand && atom.Traits.HasFlag(channel))
                .Select(atom => $"{atom.Residue.Name} {atom.Name}"),
        ];

    private static TypedComplex Type(string[] lines)
    {
        var site = LigandPicker.Pick(Read(lines), "P::");
        return ComplexTyper.Type(site.Ligand, site.Receptor, new ComplexOptions());
    }

    private static Structure Read(string[] lines) =>
        StructureReader.Read(new StringReader(string.Join('\n', lines)), "1hpv.pdb");
}
