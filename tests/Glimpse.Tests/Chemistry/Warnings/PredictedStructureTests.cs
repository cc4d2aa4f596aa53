using System.Globalization;
using Xunit;

namespace Glimpse.Tests.Chemistry.Warnings;

/// <summary>Confidences of each atom, as AlphaFold 3 and Boltz give them, are no B factors.</summary>
public sealed class PredictedStructureTests
{
    [Theory]
    [InlineData("TITLE     ALPHAFOLD 3 PREDICTION", 1, true)]
    [InlineData("REMARK   1 Predicted with Boltz, pLDDT in the B-factor column", 0.01, true)]
    [InlineData("TITLE     HIV PROTEASE", 1, false)]
    [InlineData("TITLE     SOLVED WITH AN ALPHAFOLD MODEL\nEXPDTA    X-RAY DIFFRACTION", 1, false)]
    public void Low_confidence_of_residues_and_of_the_ligand_is_told_where_the_file_says_that_it_is_predicted(
        string head,
        double scale,
        bool isTold)
    {
        var said = WarningsOf.Complex([.. head.Split('\n'), .. Confidences(scale)], "478", "low-confidence");
        if (!isTold)
        {
            Assert.Empty(said);
            return;
        }

        var message = Assert.Single(said).Message;
        Assert.Contains("The structure is predicted", message, StringComparison.Ordinal);
        Assert.Contains("in 2 residues: A:ASP:25 (5", message, StringComparison.Ordinal);
        Assert.Contains(":478:200 (4", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_mmcif_with_a_measure_of_quality_is_a_prediction()
    {
        var structure = Core.Structures.Reading.StructureReader.Read(
            new StringReader(
                "data_x\n_ma_qa_metric.id 1\n_ma_qa_metric.name "
                    + "pLDDT\nloop_\n_atom_site.id\n_atom_site.type_symbol\n_atom_site.label_atom_id\n"
                    + "_atom_site.label_comp_id\n_atom_site.label_asym_id\n"
                    + "_atom_site.label_seq_id\n_atom_site.Cartn_x\n_atom_site.Cartn_y\n_atom_site.Cartn_z\n1 C CA "
                    + "GLY A 1 0 0 0\n"),
            "x.cif");
        Assert.True(structure.IsPredicted);
    }

    /// <summary>HIV protease without its crystal; each atom has a value of its own.</summary>
    private static IEnumerable<string> Confidences(double scale) =>
        WarningsOf
            .HivProtease.Where(line =>
                line.StartsWith("ATOM", StringComparison.Ordinal) || line.StartsWith("HETATM", StringComparison.Ordinal)
            )
            .Select(
                (line, i) =>
                {
                    var mean =
                        line[17..20] == "478" ? 42
                        : WarningsOf.IsAtomOf(line, "ASP", 'A', 25) ? 55
                        : 92;
                    return string.Create(
                        CultureInfo.InvariantCulture,
                        $"{line[..60]}{scale * (mean + (i % 3)), 6:F2}{line[66..]}");
                });
}
