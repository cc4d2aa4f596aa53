using System.Buffers;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Pdb;

/// <summary>
/// Reads ATOM and HETATM lines by their fixed columns (wwPDB format 3.3; counted from 1 in messages). Columns 73-80 are
/// told by sense: in files before 1996 they hold the entry and a line number (1HPV1704), in MD files a segment, else
/// element and charge.
/// </summary>
internal sealed class PdbAtomLine(LineReader lines, NamePool names)
{
    private const int OccupancyStart = 54;
    private const int BFactorStart = 60;
    private const int SegmentStart = 72;
    private const int ElementStart = 76;
    private const int ChargeStart = 78;
    private const int LineEnd = 80;
    private const string FormatRemedy =
        "Check the line against the PDB format (name in columns 13-16, residue in 18-27, coordinates in 31-54), or "
            + "export the file again.";

    private static readonly SearchValues<char> EntryCodeCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private readonly ResidueNumbers numbers = new();
    private int lastSerial;

    /// <summary>True when a serial number of more than five digits was met.</summary>
    internal bool HasLongSerials { get; private set; }

    /// <summary>
    /// Reads one line; the element stays open where the line doesn't state it, and what can't be read is the atom's
    /// fault.
    /// </summary>
    /// <exception cref="GlimpseException">The atom has no name.</exception>
    internal AtomRecord Read(ReadOnlySpan<char> line, int stretch)
    {
        line = line.TrimEnd();
        int? longSerial = null;
        if (ShiftedLine.IsSuspect(line))
        {
            line = ShiftedLine.Align(line, out longSerial);
            HasLongSerials |= longSerial != null;
        }

        var isDocked = AutoDockType.IsIn(line);
        var isStamped = isDocked || IsEntryStamp(Columns.Of(line, SegmentStart, LineEnd));
        var name = names.Get(Columns.Of(line, 12, 16));
        if (name.Length == 0)
            throw lines.Fail("the atom has no name (columns 13-16).", FormatRemedy);
        var chain = names.Get(Columns.Of(line, 21, 22));
        if (chain.Length == 0 && !isStamped)
            chain = names.Get(Columns.Of(line, SegmentStart, ElementStart));
        var residueName = names.Get(ResidueName(line));
        var isNumbered = numbers.Read(Columns.Of(line, 22, 26), chain, residueName, name, out var number);
        lastSerial =
            longSerial ?? (Hybrid36.TryParse(Columns.Of(line, 6, 11), 5, out var serial) ? serial : lastSerial + 1);
        var residue = new ResidueId(chain, residueName, number, names.Get(Columns.Of(line, 26, 27)));
        var fault = PseudoAtoms.Find(residue, name);
        var position = new Point3(
            Coordinate(line, 30, 'x', residue, name, ref fault),
            Coordinate(line, 38, 'y', residue, name, ref fault),
            Coordinate(line, 46, 'z', residue, name, ref fault));
        var element =
            isDocked ? AutoDockType.Find(line)
            : isStamped ? null
            : ElementOf(line, residue, name, ref fault);
        return new AtomRecord
        {
            Line = lines.LineNumber,
            Serial = lastSerial,
            Stretch = stretch,
            Name = name,
            Element = element,
            Residue = residue,
            AltLoc = names.Get(Columns.Of(line, 16, 17)),
            Position = position,
            Occupancy = Number.TryReal(Columns.Of(line, OccupancyStart, BFactorStart), out var occupancy)
                ? ClampOccupancy(occupancy)
                : 1,
            BFactor =
                Number.TryReal(Columns.Of(line, BFactorStart, BFactorStart + 6), out var b) && double.IsFinite(b)
                    ? b
                    : 0,
            Charge = isStamped ? null : ChargeOf(Columns.Of(line, ChargeStart, LineEnd)),
            IsHetero = line[0] == 'H',
            Fault = fault,
            HasMadeNumber = !isNumbered,
        };
    }

    /// <summary>
    /// Reads only where a heavy atom lies and what residue it is of, without a word on what can't be read.
    /// </summary>
    internal bool TryPlace(ReadOnlySpan<char> line, out Point3 place, out ResidueId residue)
    {
        (place, residue) = (default, default);
        var name = Columns.Of(line, 12, 16).TrimStart(" 0123456789");
        if (
            name.IsEmpty
            || name[0] is 'H' or 'D'
            || HeteroGroups.IsWater(names.Get(ResidueName(line)))
            || !Number.TryReal(Columns.Of(line, 30, 38), out var x)
            || !Number.TryReal(Columns.Of(line, 38, 46), out var y)
            || !Number.TryReal(Columns.Of(line, 46, 54), out var z)
            || !Number.IsCoordinate(x)
            || !Number.IsCoordinate(y)
            || !Number.IsCoordinate(z)
            || !Hybrid36.TryParse(Columns.Of(line, 22, 26), 4, out var number))
        {
            return false;
        }

        place = new Point3(x, y, z);
        residue = new ResidueId(
            names.Get(Columns.Of(line, 21, 22)),
            names.Get(ResidueName(line)),
            number,
            names.Get(Columns.Of(line, 26, 27)));
        return true;
    }

    /// <summary>
    /// Occupancies beyond 0 to 1, as some programs keep other things there, are brought to the nearer end.
    /// </summary>
    internal static double ClampOccupancy(double occupancy) =>
        double.IsNaN(occupancy) ? 1 : Math.Clamp(occupancy, 0, 1);

    /// <summary>True for an entry code and a line number, as in 1HPV1704.</summary>
    private static bool IsEntryStamp(ReadOnlySpan<char> field) =>
        field.Length == LineEnd - SegmentStart
        && char.IsAsciiDigit(field[0])
        && !field[..4].ContainsAnyExcept(EntryCodeCharacters)
        && Number.TryInteger(field[4..], out var number)
        && number >= 0;

    /// <summary>Columns 18-20, and 21 too, where MD programs keep the fourth letter of names such as TIP3.</summary>
    private static ReadOnlySpan<char> ResidueName(ReadOnlySpan<char> line) => Columns.Of(line, 17, 21);

    private static int? ChargeOf(ReadOnlySpan<char> field)
    {
        field = field.Trim();
        var sign = field.IndexOfAny('+', '-');
        if (sign < 0 || field.Length > 2)
            return null;
        var size = 1;
        if (field.Length == 2)
        {
            var digit = field[1 - sign];
            if (!char.IsAsciiDigit(digit))
                return null;
            size = digit - '0';
        }

        return field[sign] == '+' ? size : -size;
    }

    private static Element? ElementOf(ReadOnlySpan<char> line, ResidueId residue, string name, ref AtomFault? fault)
    {
        var symbol = Columns.Of(line, ElementStart, ChargeStart).Trim();
        if (symbol.IsEmpty || symbol.ContainsAnyExceptInRange('A', 'z') || symbol.ContainsAnyInRange('[', '`'))
            return null;
        if (Element.TryParse(symbol, out var element))
            return element;
        if (!PolymerResidues.Contains(residue.Name))
            fault ??= PseudoAtoms.Fault(
                residue,
                name,
                $"has the unknown element {Fault.Quote(symbol)} (columns 77-78)");
        return null;
    }

    private static double Coordinate(
        ReadOnlySpan<char> line,
        int start,
        char axis,
        ResidueId residue,
        string name,
        ref AtomFault? fault)
    {
        var field = Columns.Of(line, start, start + 8);
        if (Number.TryReal(field, out var value) && Number.IsCoordinate(value))
            return value;
        fault ??= new AtomFault(
            IsPseudo: false,
            $"the {axis} coordinate {Fault.Quote(field)} of {residue} {name} (columns {start + 1}-{start + 8}) isn't "
                + $"a number in Å.",
            FormatRemedy);
        return double.NaN;
    }
}
