using System.Globalization;
using Glimpse.Core.Structures;

namespace Glimpse.Tests.Sameness;

/// <summary>An ATOM or HETATM line, taken apart so that it can be written otherwise.</summary>
/// <param name="Record">ATOM or HETATM.</param>
/// <param name="Name">The four columns of the name, blanks and all.</param>
/// <param name="AltLoc">Alternate location, a blank where there is none.</param>
/// <param name="Residue">Residue name.</param>
/// <param name="Chain">Chain, a blank where there is none.</param>
/// <param name="Number">Residue number.</param>
/// <param name="Code">Insertion code, a blank where there is none.</param>
/// <param name="Place">Coordinates in Å.</param>
/// <param name="Occupancy">Occupancy.</param>
/// <param name="BFactor">B factor in Å².</param>
/// <param name="Element">Element, as the file or the name has it.</param>
internal sealed record PdbAtom(
    string Record,
    string Name,
    char AltLoc,
    string Residue,
    char Chain,
    int Number,
    char Code,
    Point3 Place,
    double Occupancy,
    double BFactor,
    string Element)
{
    private const int AllColumns = 80;

    /// <summary>True for H and D.</summary>
    public bool IsHydrogen => Element is "H" or "D";

    /// <summary>What tells its residue from others.</summary>
    public (char Chain, int Number, char Code, string Residue) Key => (Chain, Number, Code, Residue);

    public static PdbAtom Parse(string line)
    {
        line = line.PadRight(AllColumns);
        var element = line[76..78].Trim();
        return new PdbAtom(
            line[..6].Trim(),
            line[12..16],
            line[16],
            line[17..20].Trim(),
            line[21],
            int.Parse(line[22..26], CultureInfo.InvariantCulture),
            line[26],
            new Point3(Value(line[30..38]), Value(line[38..46]), Value(line[46..54])),
            Value(line[54..60]),
            Value(line[60..66]),
            element.Length > 0 && !char.IsDigit(element[0]) ? element : line[12..14].Trim());
    }

    public string Line(int serial) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Record, -6}{serial % 100_000, 5} {Name}{AltLoc}{Residue, 3} {Chain}{Number, 4}{Code}   "
                + $"{Place.X, 8:F3}{Place.Y, 8:F3}{Place.Z, 8:F3}"
        ) + string.Create(CultureInfo.InvariantCulture, $"{Occupancy, 6:F2}{BFactor, 6:F2}          {Element, 2}");

    private static double Value(string columns) => double.Parse(columns, CultureInfo.InvariantCulture);
}
