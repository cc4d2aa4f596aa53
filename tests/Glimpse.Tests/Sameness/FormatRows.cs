using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Glimpse.Tests.Sameness;

/// <summary>The same complex as mmCIF, and with the ligand in a text of its own.</summary>
internal static class FormatRows
{
    private const int SequenceStart = 19;

    public static ImmutableArray<Row> All { get; } =
    [
        new("mmCIF", (sample, _) => new Written(MmCif(sample.File), sample.Ligand)) { IsPredicted = true },
        new(
            "mmCIF with line ends of Windows",
            (sample, _) =>
                new Written(MmCif(sample.File).Replace("\n", "\r\n", StringComparison.Ordinal), sample.Ligand)),
        new("ligand apart as PDB", (sample, _) => sample.IsBonded ? null : Apart(sample, file => file.Text)),
        new("ligand apart as mmCIF", (sample, _) => sample.IsBonded ? null : Apart(sample, MmCif)),
        new(
            "both apart as mmCIF",
            (sample, _) =>
                sample.IsBonded
                    ? null
                    : Apart(sample, MmCif) with
                    {
                        Text = MmCif(sample.File.With(sample.ReceptorAtoms)),
                    }),
        new(
            "ligand apart, and left in the protein's file",
            (sample, _) => sample.IsBonded ? null : Apart(sample, file => file.Text) with { Text = sample.File.Text })
        {
            Says = ["overlapping-group-left-out"],
        },
    ];

    private static Written Apart(Sample sample, Func<PdbFile, string> write) =>
        new(sample.File.With(sample.ReceptorAtoms).Text, null)
        {
            LigandText = write(new PdbFile([], [.. sample.LigandAtoms])),
        };

    /// <summary>Each chain's sequence is that of an entity of its own.</summary>
    private static string MmCif(PdbFile file)
    {
        var text = new StringBuilder("data_complex\nloop_\n");
        foreach (var column in (string[])["entity_id", "num", "mon_id"])
            text.Append(CultureInfo.InvariantCulture, $"_entity_poly_seq.{column}\n");
        foreach (
            var chain in file
                .Head.Where(line => line.StartsWith("SEQRES", StringComparison.Ordinal))
                .GroupBy(line => line[11]))
        {
            foreach (
                var (number, residue) in chain
                    .SelectMany(line => line[SequenceStart..70].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .Index())
                text.Append(CultureInfo.InvariantCulture, $"{Or(chain.Key, '.')} {number + 1} {residue}\n");
        }

        if (file.Head.IsEmpty || file.Head.All(line => line.StartsWith("LINK", StringComparison.Ordinal)))
            text.Clear().Append("data_complex\n");
        text.Append("loop_\n");
        string[] columns =
        [
            "group_PDB",
            "id",
            "type_symbol",
            "label_atom_id",
            "label_alt_id",
            "label_comp_id",
            "label_asym_id",
            "label_entity_id",
            "label_seq_id",
            "pdbx_PDB_ins_code",
            "Cartn_x",
            "Cartn_y",
            "Cartn_z",
            "occupancy",
            "B_iso_or_equiv",
            "auth_seq_id",
            "auth_comp_id",
            "auth_asym_id",
            "auth_atom_id",
            "pdbx_PDB_model_num",
        ];
        text.AppendJoin("", columns.Select(column => $"_atom_site.{column}\n"));
        foreach (var (i, atom) in file.Atoms.Index())
        {
            var name = atom.Name.Trim() is var plain && plain.Contains('\'') ? $"\"{plain}\"" : plain;
            var (alternate, code, chain) = (Or(atom.AltLoc, '.'), Or(atom.Code, '?'), Or(atom.Chain, '.'));
            text.Append(
                    CultureInfo.InvariantCulture,
                    $"{atom.Record} {i + 1} {atom.Element} {name} {alternate} {atom.Residue} {chain} {chain} . {code} ")
                .Append(
                    CultureInfo.InvariantCulture,
                    $"{atom.Place.X:F3} {atom.Place.Y:F3} {atom.Place.Z:F3} {atom.Occupancy:F2} {atom.BFactor:F2} ")
                .Append(CultureInfo.InvariantCulture, $"{atom.Number} {atom.Residue} {chain} {name} 1\n");
        }

        return text.Append("#\n").ToString();
    }

    private static char Or(char letter, char other) => letter == ' ' ? other : letter;
}
