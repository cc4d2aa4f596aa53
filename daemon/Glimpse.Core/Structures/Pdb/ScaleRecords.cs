using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Structures.Symmetry;

namespace Glimpse.Core.Structures.Pdb;

/// <summary>
/// SCALE1 to SCALE3: how the entry's own axes lie in the cell. Old entries and moved coordinates have axes of their
/// own.
/// </summary>
internal sealed class ScaleRecords
{
    /// <summary>Differences under this share of the largest element are rounding (six decimals of some 0.01).</summary>
    private const double Rounding = 0.01;

    /// <summary>A shift of the origin in fractions of an edge that is no rounding.</summary>
    private const double NoShift = 1e-3;

    private readonly Point3?[] rows = new Point3?[3];
    private bool isShifted;

    /// <summary>Takes a SCALE line; one that can't be read counts as missing.</summary>
    internal void Read(ReadOnlySpan<char> line)
    {
        if (!Number.TryInteger(Columns.Of(line, 5, 6), out var row) || row < 1 || row > rows.Length)
            return;
        if (Number.TryReal(Columns.Of(line, 10, 20), out var x) && Number.TryReal(Columns.Of(line, 20, 30), out var y)
            && Number.TryReal(Columns.Of(line, 30, 40), out var z))
        {
            rows[row - 1] = new Point3(x, y, z);
            isShifted |= Number.TryReal(Columns.Of(line, 45, 55), out var shift) && Math.Abs(shift) > NoShift;
        }
    }

    /// <summary>
    /// True unless the records say that the coordinates lie otherwise in the cell than CRYST1 alone means.
    /// </summary>
    internal bool AgreeWith(UnitCell cell)
    {
        if (rows is not [{ } a, { } b, { } c] || CellFrame.Of(cell) is not { } frame)
            return true;
        var largest = Math.Max(frame.ReciprocalA.Length, Math.Max(frame.ReciprocalB.Length, frame.ReciprocalC.Length));
        return !isShifted
            && a.DistanceTo(frame.ReciprocalA) < Rounding * largest
            && b.DistanceTo(frame.ReciprocalB) < Rounding * largest
            && c.DistanceTo(frame.ReciprocalC) < Rounding * largest;
    }
}
