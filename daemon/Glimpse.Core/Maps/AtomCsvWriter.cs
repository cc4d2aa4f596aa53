using System.Globalization;
using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Maps;

/// <summary>
/// Writes what each atom contributed as CSV (RFC 4180, but lines end in LF; texts as <see cref="CsvCell"/> has them),
/// one atom a row in the complex's order: side (protein, ligand, reference), chain,
/// residue name, number, insertion code, atom, element, x, y, z in Å, then each channel (empty for a
/// method without) and the total in the model's unit.
/// </summary>
public static class AtomCsvWriter
{
    private static readonly string[] Identity =
        ["side", "chain", "residue_name", "residue_number", "insertion_code", "atom", "element", "x", "y", "z"];

    private static readonly Channel[] Channels = Enum.GetValues<Channel>();

    /// <summary>Writes all atoms of an explanation.</summary>
    public static void Write(TextWriter text, Explanation explanation)
    {
        var header = Identity.Concat(Channels.Select(channel => channel.ToString().ToLowerInvariant())).Append("total");
        WriteRow(text, header);
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
                    .. Channels.Select(channel =>
                        attribution.ByChannel.Length == 0 ? "" : Exact(attribution.ByChannel[(int)channel])),
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
