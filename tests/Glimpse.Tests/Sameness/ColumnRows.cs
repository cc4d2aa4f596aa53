using System.Collections.Immutable;

namespace Glimpse.Tests.Sameness;

/// <summary>Columns, line ends and titles, which say nothing of where atoms are and what they are.</summary>
internal static class ColumnRows
{
    private const string HighB = "high-b-factor", LowOccupancy = "low-occupancy";

    private static readonly string[] Split = ["LEU", "ILE", "VAL", "LYS", "GLU"];

    private static readonly string[] Backbone = [" N  ", " CA ", " C  ", " O  "];

    public static ImmutableArray<Row> All { get; } =
    [
        Lines("serial numbers all 0", line => line[..6] + "    0" + line[11..]),
        Lines("serial numbers starred", line => line[..6] + "*****" + line[11..]),
        Lines("elements blank", line => line[..76]),
        Lines("nothing after the coordinates", line => line[..54]) with
        {
            MaySay = [HighB, LowOccupancy],
        },
        Lines("occupancy and B factor blank", line => line[..54] + new string(' ', 12) + line[66..]) with
        {
            MaySay = [HighB, LowOccupancy],
        },
        Lines("segment names", line => line[..72] + "PROA" + line[76..]),
        Lines("blanks at the ends of lines", line => line + "      "),
        Atoms("occupancy 0.50 everywhere", (atom, _) => atom with { Occupancy = 0.5 }) with
        {
            MaySay = [LowOccupancy],
        },
        Atoms("B factor 0.00 everywhere", (atom, _) => atom with { BFactor = 0 }) with
        {
            MaySay = [HighB],
        },
        Atoms("B factors by chance", (atom, chance) => atom with { BFactor = 5 + (30 * chance.NextDouble()) }) with
        {
            MaySay = [HighB],
        },
        Atoms(
            "alternate location A where there is one place",
            (atom, _) => atom.AltLoc == ' ' ? atom with { AltLoc = 'A' } : atom),
        new(
            "a second conformation (0.3) of side chains",
            (sample, _) => (sample.File.With(sample.File.Atoms.SelectMany(TwoPlaces)), sample.Ligand))
        {
            Says = ["alternate-location"],
            MaySay = [LowOccupancy],
        },
        Text("line ends of Windows", text => text.Replace("\n", "\r\n", StringComparison.Ordinal)) with
        {
            IsPredicted = true,
        },
        Text("no line end at the end, no END", text => text[..^"\nEND\n".Length]),
        Text("empty lines at the end", text => text + "\n\n   \n"),
        Text(
            "titles and remarks",
            text => "TITLE     A TITLE: = + - @ \"QUOTED\" {0} %s\nREMARK   3   FREE TEXT\nAUTHOR    N.N.\n" + text),
        Text(
            "a model of its own",
            text => "MODEL        1\n" + text.Replace("END\n", "ENDMDL\nEND\n", StringComparison.Ordinal)),
    ];

    private static Row Lines(string name, Func<string, string> change) =>
        new(name, (sample, _) => new Written(sample.File.EachLine(change), sample.Ligand));

    private static Row Text(string name, Func<string, string> change) =>
        new(name, (sample, _) => new Written(change(sample.File.Text), sample.Ligand));

    private static Row Atoms(string name, Func<PdbAtom, Random, PdbAtom> change) =>
        new(name, (sample, chance) => (sample.File.Each(atom => change(atom, chance)), sample.Ligand));

    /// <summary>The place of the file at 0.7, another beside it at 0.3.</summary>
    private static PdbAtom[] TwoPlaces(PdbAtom atom) =>
        atom.AltLoc == ' ' && Split.Contains(atom.Residue) && !Backbone.Contains(atom.Name) && atom.Number % 7 == 0
            ?
            [
                atom with
                {
                    AltLoc = 'A',
                    Occupancy = 0.7,
                },
                atom with
                {
                    AltLoc = 'B',
                    Occupancy = 0.3,
                    Place = new(atom.Place.X + 0.8, atom.Place.Y, atom.Place.Z - 0.6),
                },
            ]
            : [atom];
}
