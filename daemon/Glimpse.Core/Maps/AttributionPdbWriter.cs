using System.Globalization;
using Glimpse.Core.Attribution;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Maps;

/// <summary>
/// Writes the atoms that the model saw as PDB with attribution × 100 in the B-factor column, so that any viewer colours
/// by it. Whatever the format's columns can't hold is shortened, and a REMARK says so.
/// </summary>
public static class AttributionPdbWriter
{
    /// <summary>
    /// What the B-factor column holds is the attribution times this: two decimals alone would round most to zero.
    /// </summary>
    public const double Scale = 100;

    // Two ligands in one place are what alternate locations are for: viewers draw no bonds between them.
    private const char LigandLocation = 'A';
    private const char ReferenceLocation = 'B';

    private const int LineWidth = 80;

    /// <summary>Writes all atoms of an explanation, the ligand as HETATM.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="explanation">Whose atoms.</param>
    /// <param name="receptor">The structure that the protein's atoms came from, which says what is a hetero
    /// group.</param>
    /// <param name="title">What it shows, for a REMARK.</param>
    /// <param name="unit">The model's unit.</param>
    public static void Write(TextWriter text, Explanation explanation, Structure receptor, string title, string unit)
    {
        var columns = new PdbColumns(explanation.Complex.Atoms.Select(atom => atom.Residue.Chain).Distinct());
        var isComparison = explanation.Complex.Atoms.Any(atom => atom.IsReference);
        var lines = new List<string>(explanation.Atoms.Length);
        foreach (var attribution in explanation.Atoms)
        {
            var atom = explanation.Complex.Atoms[attribution.Index];
            var isHetero =
                atom.Side == Side.Ligand || receptor.Residues[receptor.Atoms[atom.SourceIndex].Residue].IsHetero;
            var position = explanation.Complex.Positions[attribution.Index];
            lines.Add(
                columns.AtomLine(isHetero, lines.Count + 1, atom, Location(atom), position, attribution.Total * Scale));
        }

        WriteLine(text, $"REMARK   6 {MapChecks.OneLine(title)}");
        WriteLine(
            text,
            $"REMARK   6 B-FACTOR COLUMN: ATTRIBUTION X {Scale.ToString(CultureInfo.InvariantCulture)}, ATTRIBUTION "
                + $"IN {unit}.");
        WriteLine(text, "REMARK   6 HEAVY ATOMS THAT THE MODEL SAW ONLY; SERIAL NUMBERS ARE NEW.");
        if (isComparison)
            WriteLine(
                text,
                $"REMARK   6 THE LIGAND IS ALTERNATE LOCATION {LigandLocation}, THE REFERENCE {ReferenceLocation}.");
        foreach (var remark in columns.Remarks)
            WriteLine(text, $"REMARK   6 {remark}");
        foreach (var line in lines)
            WriteLine(text, line);
        WriteLine(text, "END");

        char Location(TypedAtom atom) =>
            !isComparison || atom.Side == Side.Protein ? ' '
            : atom.IsReference ? ReferenceLocation
            : LigandLocation;
    }

    private static void WriteLine(TextWriter text, string strange)
    {
        var line = Printable.Line(strange); // Names are a stranger's, and the file is looked at in a terminal.
        text.Write(line.Length > LineWidth ? line[..LineWidth] : line.PadRight(LineWidth));
        text.Write('\n');
    }
}
