using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Xunit;

namespace Glimpse.Tests.Structures.Reading;

/// <summary>
/// Thrombin's loop of residues 60 to 60I, of which 60B and 60C are proline, as files have it that know no insertion
/// codes.
/// </summary>
public sealed class InsertionCodesLeftOutTests
{
    private static readonly Structure Loop = StructureReader.Read(Fixture.PathOf("states/1a4w_QWE-loop.pdb"));

    [Fact]
    public void A_MOL2_file_keeps_two_residues_of_one_name_and_number_apart()
    {
        var mol2 = StructureReader.Read(Fixture.PathOf("states/1a4w_QWE-loop-babel.mol2"));

        Assert.Equal(Residues(Loop), Residues(mol2));
        Assert.DoesNotContain(mol2.Remarks, remark => remark.Code is "contradictory-atom" or "duplicate-atoms");
    }

    [Fact]
    public void Hydrogens_that_stand_behind_everything_else_are_on_the_residue_that_they_are_bonded_to()
    {
        var mol2 = StructureReader.Read(Fixture.PathOf("states/1a4w_QWE-loop-babel.mol2"));

        Assert.NotEmpty(mol2.Bonds.Where(bond => mol2.Atoms[bond.Second].Element.IsHydrogen));
        Assert.All(
            mol2.Bonds.Where(bond =>
                mol2.Atoms[bond.First].Element.IsHydrogen || mol2.Atoms[bond.Second].Element.IsHydrogen),
            bond => Assert.Equal(mol2.Atoms[bond.First].Residue, mol2.Atoms[bond.Second].Residue));
    }

    [Fact]
    public void So_does_a_PDB_file()
    {
        var lines = File.ReadLines(Fixture.PathOf("states/1a4w_QWE-loop.pdb"))
            .Select(line => line[..26] + " " + line[27..]);

        Assert.Equal(
            Residues(Loop),
            Residues(StructureReader.Read(new StringReader(string.Join('\n', lines)), "loop.pdb")));
    }

    private static IEnumerable<string> Residues(Structure structure) =>
        structure.Residues.Select(residue =>
            $"{residue.Id.Name} {residue.Id.Number}: {string.Join(' ', HeavyNames(structure, residue))}");

    private static IEnumerable<string> HeavyNames(Structure structure, Residue residue) =>
        residue.AtomIndices.Select(i => structure.Atoms[i])
            .Where(atom => !atom.Element.IsHydrogen)
            .Select(atom => atom.Name)
            .Order();
}
