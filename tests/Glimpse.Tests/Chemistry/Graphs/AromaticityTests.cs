using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Chemistry.Smiles;
using Xunit;

namespace Glimpse.Tests.Chemistry.Graphs;

public sealed class AromaticityTests
{
    /// <summary>SMILES, aromatic atoms and aromatic bonds as RDKit 2022.09 counts them.</summary>
    public static TheoryData<string, int, int> Counts => new()
    {
        { "c1ccccc1", 6, 6 },
        { "c1ccc2ccccc2c1", 10, 11 },
        { "c1cccc2cccc2c1", 10, 10 },
        { "O=c1cccccc1", 7, 7 },
        { "O=c1cc[nH]cc1", 6, 6 },
        { "O=C1C=CC(=O)C=C1", 0, 0 },
        { "C1=CCC=C1", 0, 0 },
        { "[CH-]1C=CC=C1", 5, 5 },
        { "C1=CC=CC=CC=C1", 0, 0 },
        { "O=S1(=O)C=CC=C1", 0, 0 },
        { "c1cc2cccc3ccc4cccc1c4c32", 16, 19 },
        { "C1=C2C=CC(=CC3=NC(=CC4=CC=C(N4)C=C4C=CC1=N4)C=C3)N2", 20, 22 },
        { "O=C1NC(=O)c2ccccc12", 6, 6 },
        { "O=c1oc2ccccc2cc1", 10, 11 },
        { "C=C1C=CC=C1", 0, 0 },
        { "n1cc[nH]c1", 5, 5 },
        { "O=c1[nH]c(=O)c2[nH]cnc2[nH]1", 9, 10 },
        { "c1ccc2c(c1)oc1ccccc12", 13, 15 },
        { "O=C1c2ccccc2C(=O)c2ccccc12", 12, 12 },
        { "c1cc[se]c1", 5, 5 },
        { "O=c1ccocc1", 6, 6 },
        { "c1nn[n-]n1", 5, 5 },
        { "CC1=CC2=CC=CC2=CC1", 0, 0 },
        { "C1=CN2C=CC=C2C=C1", 9, 10 },
        { "N1C=CN=CC1", 0, 0 },
        { "C1=CC2=CC=CC3=CC=CC1=C23", 10, 11 },
    };

    [Theory]
    [MemberData(nameof(Counts))]
    public void Aromatic_atoms_and_bonds_are_those_of_RDKits_default_model(string smiles, int atoms, int bonds)
    {
        var molecule = MoleculeAssembly.Build(SmilesReader.Read(smiles, out _));

        Assert.Equal(atoms, molecule.Atoms.Count(atom => atom.IsAromatic));
        Assert.Equal(bonds, molecule.Bonds.Count(bond => bond.IsAromatic));
    }
}
