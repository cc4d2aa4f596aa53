using System.Globalization;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Pdb;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Maps;

/// <summary>
/// Fits atoms into the fixed columns of a PDB file (format 3.3, ATOM and HETATM) and notes as remarks what had to be
/// renamed or clipped: long residue names (mmCIF's five letters), long chain names, values beyond six columns.
/// </summary>
/// <param name="chainNames">All chains of the file to be, so that a renamed one never takes another's letter.</param>
internal sealed class PdbColumns(IEnumerable<string> chainNames)
{
    private const string ChainNames = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int SerialWidth = 5;
    private const int NumberWidth = 4;
    private const int ResidueNameWidth = 3;
    private const int WidestResidueName = 4;
    private const int AtomNameWidth = 4;
    private const int CoordinateWidth = 8;
    private const int BFactorWidth = 6;

    private readonly HashSet<string> takenChains = [.. chainNames];
    private readonly Dictionary<string, string> renamedChains = [];
    private readonly HashSet<string> shortened = [];
    private readonly List<string> remarks = [];

    public IReadOnlyList<string> Remarks => remarks;

    public string AtomLine(bool isHetero, int serial, TypedAtom atom, char altLoc, Point3 position, double bFactor)
    {
        var residue = atom.Residue;
        var b =
            Fit(bFactor, BFactorWidth, 2)
            ?? Clipped(
                bFactor,
                BFactorWidth,
                $"B OF {atom} CLIPPED, IT IS {bFactor.ToString("G6", CultureInfo.InvariantCulture)}");
        return string.Concat(
            isHetero ? "HETATM" : "ATOM  ",
            Hybrid36.Encode(serial, SerialWidth) ?? new string('*', SerialWidth),
            " ",
            AtomName(atom),
            altLoc.ToString(),
            ResidueName(residue.Name),
            Chain(residue.Chain),
            Hybrid36.Encode(residue.Number, NumberWidth)
                ?? Clipped(residue.Number, NumberWidth, $"RESIDUE NUMBER OF {residue} CLIPPED"),
            residue.InsertionCode.Length == 1 ? residue.InsertionCode : " ",
            "   ",
            Coordinate(position.X, atom) + Coordinate(position.Y, atom) + Coordinate(position.Z, atom),
            "  1.00",
            b,
            "          ",
            atom.Element.Symbol.ToUpperInvariant().PadLeft(2));
    }

    /// <summary>
    /// A number in a fixed width, with as many decimals as there is room for; null when even none fits.
    /// </summary>
    internal static string? Fit(double number, int width, int decimals)
    {
        for (var kept = decimals; kept >= 0; kept--)
        {
            var text = number.ToString("F" + kept, CultureInfo.InvariantCulture);
            if (text.Length <= width)
                return text.PadLeft(width);
        }

        return null;
    }

    private string Coordinate(double value, TypedAtom atom) =>
        Fit(value, CoordinateWidth, 3) ?? Clipped(value, CoordinateWidth, $"COORDINATE OF {atom} CLIPPED");

    private string Clipped(double number, int width, string remark)
    {
        Note(remark);
        return number < 0 ? "-".PadRight(width, '9') : new string('9', width);
    }

    private static string AtomName(TypedAtom atom)
    {
        var name = atom.Name.Length > AtomNameWidth ? atom.Name[..AtomNameWidth] : atom.Name;
        return (atom.Element.Symbol.Length == 1 && name.Length < AtomNameWidth ? " " + name : name).PadRight(
            AtomNameWidth);
    }

    private string ResidueName(string name)
    {
        if (name.Length <= ResidueNameWidth)
            return name.PadLeft(ResidueNameWidth) + " ";
        if (name.Length == WidestResidueName)
            return name;
        Note($"RESIDUE NAME {name} IS WRITTEN {name[..ResidueNameWidth]}");
        return name[..ResidueNameWidth] + " ";
    }

    private string Chain(string chain)
    {
        if (chain.Length <= 1)
            return chain.PadRight(1);
        if (!renamedChains.TryGetValue(chain, out var letter))
        {
            letter = ChainNames.Select(c => c.ToString()).FirstOrDefault(takenChains.Add, " ");
            renamedChains[chain] = letter;
            Note($"CHAIN {chain} IS WRITTEN {letter}");
        }

        return letter;
    }

    private void Note(string remark)
    {
        if (shortened.Add(remark))
            remarks.Add(remark);
    }
}
