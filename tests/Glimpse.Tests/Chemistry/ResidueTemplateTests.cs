using Glimpse.Core.Chemistry.Residues;
using Glimpse.Core.Voxels;
using Xunit;
using static Glimpse.Core.Voxels.AtomTraits;

namespace Glimpse.Tests.Chemistry;

public sealed class ResidueTemplateTests
{
    [Theory]
    [InlineData("ALA", "N", Donor)]
    [InlineData("ALA", "CA", None)]
    [InlineData("ALA", "C", None)]
    [InlineData("ALA", "O", Acceptor)]
    [InlineData("ALA", "CB", Hydrophobic)]
    [InlineData("PRO", "N", None)]
    [InlineData("PRO", "CD", None)]
    [InlineData("PRO", "CG", Hydrophobic)]
    [InlineData("SER", "CB", None)]
    [InlineData("SER", "OG", Acceptor | Donor)]
    [InlineData("CYS", "SG", Donor)]
    [InlineData("CYS", "CB", Hydrophobic)]
    [InlineData("CYX", "SG", Hydrophobic)]
    [InlineData("CYM", "SG", Negative)]
    [InlineData("MET", "SD", Hydrophobic)]
    [InlineData("MET", "CE", Hydrophobic)]
    [InlineData("MSE", "SE", Hydrophobic)]
    [InlineData("ASP", "CG", Negative)]
    [InlineData("ASP", "OD1", Acceptor | Negative)]
    [InlineData("ASP", "OD2", Acceptor | Negative)]
    [InlineData("ASP", "CB", Hydrophobic)]
    [InlineData("ASH", "CG", None)]
    [InlineData("ASH", "OD1", Acceptor)]
    [InlineData("ASH", "OD2", Acceptor | Donor)]
    [InlineData("ASN", "OD1", Acceptor)]
    [InlineData("ASN", "ND2", Donor)]
    [InlineData("LYS", "NZ", Donor | Positive)]
    [InlineData("LYN", "NZ", Donor | Acceptor)]
    [InlineData("LYS", "CE", None)]
    [InlineData("ARG", "NE", Donor | Positive)]
    [InlineData("ARG", "CZ", Positive)]
    [InlineData("ARG", "NH1", Donor | Positive)]
    [InlineData("ARG", "NH2", Donor | Positive)]
    [InlineData("ARG", "CD", None)]
    [InlineData("HIE", "ND1", Aromatic | Acceptor)]
    [InlineData("HIE", "NE2", Aromatic | Donor)]
    [InlineData("HID", "ND1", Aromatic | Donor)]
    [InlineData("HID", "NE2", Aromatic | Acceptor)]
    [InlineData("HIP", "ND1", Aromatic | Donor | Positive)]
    [InlineData("HIP", "NE2", Aromatic | Donor | Positive)]
    [InlineData("HIP", "CE1", Aromatic | Positive)]
    [InlineData("HIP", "CD2", Aromatic | Positive)]
    [InlineData("HIP", "CB", Hydrophobic)]
    [InlineData("HIE", "CG", Aromatic)]
    [InlineData("PHE", "CZ", Aromatic | Hydrophobic)]
    [InlineData("TYR", "CZ", Aromatic)]
    [InlineData("TYR", "OH", Acceptor | Donor)]
    [InlineData("TRP", "NE1", Aromatic | Donor)]
    [InlineData("TRP", "CD2", Aromatic | Hydrophobic)]
    [InlineData("SEP", "P", Negative)]
    [InlineData("SEP", "O1P", Acceptor | Negative)]
    [InlineData("SEP", "OG", Acceptor)]
    [InlineData("DA", "N1", Aromatic | Acceptor)]
    [InlineData("DA", "N6", Donor)]
    [InlineData("DG", "N1", Aromatic | Donor)]
    [InlineData("DG", "N2", Donor)]
    [InlineData("DG", "O6", Acceptor)]
    [InlineData("U", "O2'", Acceptor | Donor)]
    [InlineData("DT", "C7", Hydrophobic)]
    [InlineData("DA", "OP1", Acceptor | Negative)]
    [InlineData("DA", "O5'", Acceptor)]
    public void An_atom_inside_a_chain_is_in_these_channels(string residue, string atom, AtomTraits expected)
    {
        Assert.True(ResidueTemplates.TryFind(residue, out var template));
        Assert.True(template.TryGetTraits(atom, ChainEnd.None, out var channels));
        Assert.Equal(expected | Occupancy, channels);
    }

    [Fact]
    public void The_ends_of_a_chain_are_charged()
    {
        var alanine = ResidueTemplates.Get("ALA");
        Assert.True(alanine.TryGetTraits("N", ChainEnd.NTerminus, out var amine));
        Assert.Equal(Donor | Positive | Occupancy, amine);
        Assert.True(alanine.TryGetTraits("OXT", ChainEnd.CTerminus, out var oxygen));
        Assert.Equal(Acceptor | Negative | Occupancy, oxygen);
        Assert.True(alanine.TryGetTraits("C", ChainEnd.NTerminus | ChainEnd.CTerminus, out var carbon));
        Assert.Equal(Negative | Occupancy, carbon);
    }

    [Theory]
    [InlineData("HIS", "HIE")]
    [InlineData("HSD", "HID")]
    [InlineData("GLUH", "GLH")]
    public void Other_names_mean_the_same_residue(string other, string state)
    {
        Assert.True(ResidueTemplates.TryFind(other, out var template));
        Assert.Equal(state, template.Name);
    }

    [Theory]
    [InlineData("ILE", "CD", "CD1")]
    [InlineData("DA", "C5*", "C5'")]
    [InlineData("DA", "O1P", "OP1")]
    public void Other_names_mean_the_same_atom(string residue, string other, string atom) =>
        Assert.Equal(atom, ResidueTemplates.Get(residue).Canonical(other));
}
