using System.Collections.Immutable;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Pdb;

/// <summary>
/// Collects CONECT records. Serial numbers hold for the stretch of a file up to END: joined files start anew there.
/// </summary>
internal sealed class PdbConnections
{
    private const int FieldWidth = 5;
    private const int FirstField = 6;
    private const int LastField = 31;
    private const int Ambiguous = -1;

    private readonly List<(int First, int Second)> serials = [];
    private readonly List<(int First, int Second)> records = [];

    /// <summary>Takes a CONECT line; fields that are no number end it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="hasLongSerials">True when serial numbers outgrew their columns: a line with such numbers can't be
    /// parted.</param>
    internal void Read(ReadOnlySpan<char> line, bool hasLongSerials)
    {
        if (hasLongSerials && IsOverfull(line))
            return;
        if (!Hybrid36.TryParse(Columns.Of(line, FirstField, FirstField + FieldWidth), FieldWidth, out var from))
            return;
        for (var start = FirstField + FieldWidth; start + FieldWidth <= LastField; start += FieldWidth)
        {
            if (!Hybrid36.TryParse(Columns.Of(line, start, start + FieldWidth), FieldWidth, out var to))
                break;
            if (from != to)
                serials.Add((Math.Min(from, to), Math.Max(from, to)));
        }
    }

    private static bool IsOverfull(ReadOnlySpan<char> line)
    {
        var run = 0;
        foreach (var c in line[FirstField..])
        {
            run = char.IsAsciiDigit(c) ? run + 1 : 0;
            if (run > FieldWidth)
                return true;
        }

        return false;
    }

    /// <summary>
    /// Finds the atoms meant by the lines taken so far among the records from <paramref name="first"/> on.
    /// </summary>
    internal void Resolve(ReadOnlySpan<AtomRecord> atoms, int first)
    {
        if (serials.Count == 0)
            return;
        var bySerial = new Dictionary<int, int>();
        for (var i = first; i < atoms.Length; i++)
        {
            if (!bySerial.TryAdd(atoms[i].Serial, i))
                bySerial[atoms[i].Serial] = Ambiguous;
        }

        foreach (var (from, to) in serials)
        {
            if (
                bySerial.GetValueOrDefault(from, Ambiguous) is >= 0 and var a
                && bySerial.GetValueOrDefault(to, Ambiguous) is >= 0 and var b)
                records.Add((a, b));
        }

        serials.Clear();
    }

    /// <summary>The bonds between atoms that were kept.</summary>
    internal ImmutableArray<Bond> Bonds(int[] indexOf)
    {
        var bonds = new HashSet<(int, int)>();
        var list = ImmutableArray.CreateBuilder<Bond>(records.Count);
        foreach (var (a, b) in records)
        {
            var (first, second) = (Math.Min(indexOf[a], indexOf[b]), Math.Max(indexOf[a], indexOf[b]));
            if (first >= 0 && first != second && bonds.Add((first, second)))
                list.Add(new Bond(first, second, BondOrder.Unknown));
        }

        return list.DrainToImmutable();
    }
}
