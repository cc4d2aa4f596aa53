using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Glimpse.Training.Energies;
using Xunit;

namespace Glimpse.Tests.Training;

/// <summary>By the formulas of Trott and Olson 2010, table 1, computed by hand.</summary>
public sealed class VinaTermsTests
{
    [Fact]
    public void Two_hydrophobic_carbons_that_touch()
    {
        var terms = Of(Element.C, AtomTraits.Hydrophobic, Element.C, AtomTraits.Hydrophobic, 3.8);
        Assert.Equal(1, terms.Near, 1e-12);
        Assert.Equal(Math.Exp(-2.25), terms.Wide, 1e-12);
        Assert.Equal((0, 1, 0), (terms.Repulsion, terms.Hydrophobic, terms.HydrogenBonds));
    }

    [Fact]
    public void A_donor_and_an_acceptor_whose_surfaces_overlap_by_half_an_angstrom()
    {
        var terms = Of(Element.N, AtomTraits.Donor, Element.O, AtomTraits.Acceptor, 3.0);
        Assert.Equal(Math.Exp(-1), terms.Near, 1e-12);
        Assert.Equal(Math.Exp(-Math.Pow(3.5 / 2, 2)), terms.Wide, 1e-12);
        Assert.Equal(0.25, terms.Repulsion, 1e-12);
        Assert.Equal(0.5 / 0.7, terms.HydrogenBonds, 1e-12);
        Assert.Equal(0, terms.Hydrophobic);
        Assert.Equal(terms, Of(Element.O, AtomTraits.Acceptor, Element.N, AtomTraits.Donor, 3.0));
    }

    [Fact]
    public void A_metal_is_a_donor_of_its_own_radius()
    {
        var terms = Of(Element.FromNumber(30), AtomTraits.Metal, Element.O, AtomTraits.Acceptor, 2.1);
        Assert.Equal(0.64, terms.Repulsion, 1e-12);
        Assert.Equal(1, terms.HydrogenBonds, 1e-12);
    }

    [Theory]
    [InlineData(4.8, 0.5)]
    [InlineData(5.4, 0)]
    public void Hydrophobic_contacts_fade_with_the_distance_of_the_surfaces(double at, double expected) =>
        Assert.Equal(
            expected,
            Of(Element.C, AtomTraits.Hydrophobic, Element.C, AtomTraits.Hydrophobic, at).Hydrophobic,
            1e-12);

    [Fact]
    public void Beyond_8_angstroms_nothing_counts() =>
        Assert.Equal(default, Of(Element.C, AtomTraits.Hydrophobic, Element.C, AtomTraits.Hydrophobic, 8.01));

    private static VinaTerms Of(Element protein, AtomTraits its, Element ligand, AtomTraits theirs, double distance) =>
        VinaTerms.Of(
            new(
                Glimpse8Scheme.Instance,
                [Atom(Side.Protein, protein, its), Atom(Side.Ligand, ligand, theirs)],
                [new Point3(0, 0, 0), new Point3(distance, 0, 0)],
                []));

    private static TypedAtom Atom(Side side, Element element, AtomTraits traits) =>
        new(side, new ResidueId("A", "RES", 1), "X", element, traits | AtomTraits.Occupancy, element.VdwRadius, 0);
}
