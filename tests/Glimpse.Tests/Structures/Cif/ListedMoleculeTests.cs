using System.Globalization;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Xunit;

namespace Glimpse.Tests.Structures.Cif;

/// <summary>
/// Molecules of several residues that an entry lists in _pdbx_molecule, as of peptide-like antibiotics.
/// </summary>
public sealed class ListedMoleculeTests
{
    private const string Columns =
        "_atom_site.group_PDB\n_atom_site.id\n_atom_site.type_symbol\n_atom_site.label_atom_id\n"
            + "_atom_site.label_comp_id\n_atom_site.label_asym_id\n"
        + "_atom_site.label_seq_id\n_atom_site.Cartn_x\n_atom_site.Cartn_y\n_atom_site.Cartn_z\n";

    [Fact]
    public void A_listed_molecule_is_one_ligand_over_gaps_and_however_its_residues_are_called()
    {
        var text = "data_x\nloop_\n" + Columns + Chain("A", 40, 0, _ => true) + Chain("B", 5, 6, i => i != 2) + "#\n";
        Assert.NotEqual("B:GLY:1", LigandPicker.Candidates(Read(text)).FirstOrDefault()?.Specification);
        var listed = Read(
            text + "_pdbx_molecule.instance_id 1\n_pdbx_molecule.prd_id PRD_000491\n_pdbx_molecule.asym_id B\n");
        var candidate = Assert.Single(LigandPicker.Candidates(listed));
        Assert.Equal((LigandKind.Molecule, 16), (candidate.Kind, candidate.HeavyAtoms));
        Assert.Equal(4, LigandPicker.Pick(listed, null).Ligand.Residues.Length);
    }

    /// <summary>Glycines in a row, without those that <paramref name="isThere"/> denies.</summary>
    private static string Chain(string name, int length, double y, Func<int, bool> isThere) =>
        string.Concat(
            Enumerable
                .Range(0, length)
                .Where(isThere)
                .SelectMany(i =>
                    new[]
                    {
                        Row("N", "N", 3.6 * i, y),
                        Row("C", "CA", (3.6 * i) + 1.2, y + 0.8),
                        Row("C", "C", (3.6 * i) + 2.4, y),
                        Row("O", "O", (3.6 * i) + 2.4, y - 1.2),
                    }.Select(atom =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"ATOM 1 {atom.Element} {atom.Name} GLY {name} {i + 1} {atom.X:F3} {atom.Y:F3} "
                                + $"{i % 2}.{i}\n"))));

    private static (string Element, string Name, double X, double Y) Row(
        string element,
        string name,
        double x,
        double y
    ) => (element, name, x, y);

    private static Structure Read(string text) => StructureReader.Read(new StringReader(text), "x.cif");
}
