using System.Globalization;
using Glimpse.Core.Attribution;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Maps;

/// <summary>
/// Writes what each atom of the ligand and each residue of the protein contribute together as CSV (as
/// <see cref="AtomCsvWriter"/> has it), by the ligand's atoms and then the residues in the complex's order: side
/// (ligand, reference), atom, the number of its fragment from 1, then the residue's chain, name, number and insertion
/// code, the shortest distance in Å, and the contribution in the model's unit. All rows sum to what the prediction owes
/// to both sides being there.
/// </summary>
public static class PairCsvWriter
{
    private const string Head =
        "side,atom,fragment,chain,residue_name,residue_number,insertion_code,distance,contribution";

    /// <summary>Writes the pairs of an explanation that has them.</summary>
    public static void Write(TextWriter text, Explanation explanation)
    {
        var (complex, pairs) = (explanation.Complex, explanation.Pairs!);
        text.Write($"{Head}\n");
        var residues = pairs.Protein.Index().GroupBy(one => complex.Atoms[one.Item].Residue).ToArray();
        foreach (var (row, ligand) in pairs.Ligand.Index())
        {
            var atom = complex.Atoms[ligand];
            var fragment = 1 + explanation.Fragments.Index().First(one => one.Item.Atoms.Contains(ligand)).Index;
            foreach (var residue in residues)
                text.Write(
                    string.Join(
                        ',',
                        atom.IsReference ? "reference" : "ligand",
                        CsvCell.Of(atom.Name),
                        fragment.ToString(CultureInfo.InvariantCulture),
                        NameOf(residue.Key),
                        Exact(residue.Min(one => complex.Positions[ligand].DistanceTo(complex.Positions[one.Item]))),
                        Exact(residue.Sum(one => pairs.Values[row][one.Index])) + "\n"));
        }
    }

    private static string NameOf(ResidueId residue) =>
        string.Join(
            ',',
            CsvCell.Of(residue.Chain),
            CsvCell.Of(residue.Name),
            residue.Number.ToString(CultureInfo.InvariantCulture),
            CsvCell.Of(residue.InsertionCode));

    private static string Exact(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
