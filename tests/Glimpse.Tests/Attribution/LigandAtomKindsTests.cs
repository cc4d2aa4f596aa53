using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Attribution;

public sealed class LigandAtomKindsTests
{
    [Theory]
    [InlineData(6, AtomTraits.Aromatic | AtomTraits.Hydrophobic, LigandAtomKind.AromaticCarbon)]
    [InlineData(6, AtomTraits.Hydrophobic, LigandAtomKind.HydrophobicCarbon)]
    [InlineData(6, AtomTraits.None, LigandAtomKind.OtherCarbon)]
    [InlineData(7, AtomTraits.Positive | AtomTraits.Donor, LigandAtomKind.PositiveNitrogen)]
    [InlineData(7, AtomTraits.Donor | AtomTraits.Acceptor, LigandAtomKind.DonorAcceptorNitrogen)]
    [InlineData(7, AtomTraits.Donor | AtomTraits.Aromatic, LigandAtomKind.DonorNitrogen)]
    [InlineData(7, AtomTraits.Acceptor, LigandAtomKind.AcceptorNitrogen)]
    [InlineData(7, AtomTraits.None, LigandAtomKind.OtherNitrogen)]
    [InlineData(8, AtomTraits.Negative | AtomTraits.Acceptor, LigandAtomKind.NegativeOxygen)]
    [InlineData(8, AtomTraits.Donor | AtomTraits.Acceptor, LigandAtomKind.DonorOxygen)]
    [InlineData(8, AtomTraits.Acceptor, LigandAtomKind.OtherOxygen)]
    [InlineData(16, AtomTraits.Hydrophobic, LigandAtomKind.Sulfur)]
    [InlineData(9, AtomTraits.None, LigandAtomKind.Fluorine)]
    [InlineData(17, AtomTraits.Hydrophobic, LigandAtomKind.Chlorine)]
    [InlineData(35, AtomTraits.Hydrophobic, LigandAtomKind.BromineOrIodine)]
    [InlineData(53, AtomTraits.Hydrophobic, LigandAtomKind.BromineOrIodine)]
    [InlineData(15, AtomTraits.None, LigandAtomKind.Phosphorus)]
    [InlineData(5, AtomTraits.None, LigandAtomKind.Other)]
    public void An_atom_is_of_the_first_kind_that_fits(int number, AtomTraits traits, LigandAtomKind expected) =>
        Assert.Equal(expected, LigandAtomKinds.Of(Atom(number, traits)));

    [Fact]
    public void The_ligands_atoms_are_counted_and_the_proteins_are_not()
    {
        var complex = new TypedComplex(
            Glimpse8Scheme.Instance,
            [
                Atom(6, AtomTraits.None, Side.Protein),
                Atom(6, AtomTraits.None),
                Atom(9, AtomTraits.None),
                Atom(9, AtomTraits.None),
            ],
            [default, default, default, default],
            []);
        var counts = LigandCounts.Of(complex);
        Assert.Equal(3, counts.HeavyAtoms);
        Assert.Equal(1, counts.Kinds[(int)LigandAtomKind.OtherCarbon]);
        Assert.Equal(2, counts.Kinds[(int)LigandAtomKind.Fluorine]);
        Assert.Equal(3, counts.Kinds.Sum());
        Assert.Empty(default(LigandCounts).Kinds);
    }

    private static TypedAtom Atom(int number, AtomTraits traits, Side side = Side.Ligand) =>
        new(side, new ResidueId("A", "LIG", 1), "X", Element.FromNumber(number), traits, 2, 0);
}
