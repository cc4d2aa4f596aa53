using System.Globalization;
using Glimpse.Core.Attribution;

namespace Glimpse.Core.Maps;

/// <summary>
/// Writes what each atom contributed as CSV (RFC 4180, but lines end in LF; texts as <see cref="CsvCell"/> has them),
/// one atom a row in the complex's order: side (protein, ligand, reference), chain,
/// residue name, number, insertion code, atom, element, x, y, z in Å, then each channel by its name (empty for a
/// method without, and where the atom's side has none of that name) and the total in the model's unit.
/// </summary>
public static class AtomCsvWriter
{
    private static readonly string[] Identity =
        ["side", "chain", "residue_name", "residue_number", "insertion_code", "atom", "element", "x", "y", "z"];

    /// <summary>Writes all atoms of an explanation.</summary>
    public static void Write(TextWriter text, Explanation explanation)
    {
        string[] names = [.. explanation.Scheme.Channels.Select(channel => channel.Name).Distinct()];
        WriteRow(text, [.. Identity, .. names, "total"]);
        foreach (var attribution in explanation.Atoms)
        {
            var atom = explanation.Complex.Atoms[attribution.Index];
            var position = explanation.Complex.Positions[attribution.Index];
            WriteRow(
                text,
                [
                    atom.IsReference ? "reference" : atom.Side.ToString().ToLowerInvariant(),
                    CsvCell.Of(atom.Residue.Chain),
                    CsvCell.Of(atom.Residue.Name),
                    atom.Residue.Number.ToString(CultureInfo.InvariantCulture),
                    CsvCell.Of(atom.Residue.InsertionCode),
                    CsvCell.Of(atom.Name),
                    atom.Element.Symbol,
                    Exact(position.X),
                    Exact(position.Y),
                    Exact(position.Z),
                    .. names.Select(name =>
                        explanation.Scheme.Find(atom.Side, name) is >= 0 and var channel
                        && attribution.ByChannel.Length > 0
                            ? Exact(attribution.ByChannel[channel])
                            : ""),
                    Exact(attribution.Total),
                ]);
        }
    }

    private static void WriteRow(TextWriter text, IEnumerable<string> fields)
    {
        text.Write(string.Join(',', fields));
        text.Write('\n');
    }

    private static string Exact(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
