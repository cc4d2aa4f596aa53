using System.Globalization;
using System.Text;

namespace Glimpse.Core.Structures;

/// <summary>A symmetry operator of a crystal, in fractions of the cell's edges: p -> R p + t.</summary>
/// <param name="X">First row of R.</param>
/// <param name="Y">Second row of R.</param>
/// <param name="Z">Third row of R.</param>
/// <param name="Shift">The translation t.</param>
public readonly record struct SymmetryOperator(Point3 X, Point3 Y, Point3 Z, Point3 Shift)
{
    /// <summary>Translations of space groups are multiples of 1/24 of an edge (International Tables A).</summary>
    private const int Parts = 24;

    /// <summary>The operator that moves nothing.</summary>
    public static SymmetryOperator Identity { get; } = new(new(1, 0, 0), new(0, 1, 0), new(0, 0, 1), default);

    /// <summary>Moves a point given in fractions of the edges.</summary>
    public Point3 Apply(Point3 point) => Turn(point) + Shift;

    /// <summary>This operator after another, its translation brought into one cell.</summary>
    public SymmetryOperator After(SymmetryOperator first)
    {
        var (a, b, c) = (Column(first, 0), Column(first, 1), Column(first, 2));
        return new SymmetryOperator(
            new(X.Dot(a), X.Dot(b), X.Dot(c)),
            new(Y.Dot(a), Y.Dot(b), Y.Dot(c)),
            new(Z.Dot(a), Z.Dot(b), Z.Dot(c)),
            Apply(first.Shift)
        ).InOneCell();
    }

    /// <summary>The operator that undoes this one.</summary>
    public SymmetryOperator Inverse()
    {
        var scale = 1 / Determinant;
        var (a, b, c) = (Y.Cross(Z) * scale, Z.Cross(X) * scale, X.Cross(Y) * scale);
        var turn = new SymmetryOperator(new(a.X, b.X, c.X), new(a.Y, b.Y, c.Y), new(a.Z, b.Z, c.Z), default);
        return turn with { Shift = turn.Apply(Shift) * -1 };
    }

    /// <summary>This operator and a translation by whole or part edges.</summary>
    public SymmetryOperator Moved(Point3 by) => this with { Shift = Shift + by };

    /// <summary>The same operator with a translation from 0 to less than 1 along each edge.</summary>
    public SymmetryOperator InOneCell() =>
        this with
        {
            Shift = new(Wrapped(Shift.X), Wrapped(Shift.Y), Wrapped(Shift.Z)),
        };

    /// <summary>Reads a triplet such as <c>-Y,X-Y,Z+1/3</c>.</summary>
    /// <returns>False when it isn't one, or one that no crystal has.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out SymmetryOperator result)
    {
        Span<Point3> rows = stackalloc Point3[3];
        Span<double> shifts = stackalloc double[3];
        result = default;
        var count = 0;
        foreach (var part in text.Split(','))
        {
            if (count == rows.Length || !SymmetryTerm.TryParseSum(text[part], out rows[count], out shifts[count]))
                return false;
            count++;
        }

        result = new SymmetryOperator(rows[0], rows[1], rows[2], new(shifts[0], shifts[1], shifts[2]));
        return count == rows.Length && Math.Abs(result.Determinant) == 1;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Written(X, Shift.X)},{Written(Y, Shift.Y)},{Written(Z, Shift.Z)}";

    private double Determinant => X.Dot(Y.Cross(Z));

    private Point3 Turn(Point3 point) => new(X.Dot(point), Y.Dot(point), Z.Dot(point));

    private static Point3 Column(SymmetryOperator of, int column) => column switch
    {
        0 => new(of.X.X, of.Y.X, of.Z.X),
        1 => new(of.X.Y, of.Y.Y, of.Z.Y),
        _ => new(of.X.Z, of.Y.Z, of.Z.Z),
    };

    private static double Wrapped(double shift)
    {
        var parts = (long)Math.Round(shift * Parts) % Parts;
        return (double)(parts < 0 ? parts + Parts : parts) / Parts;
    }

    private static string Written(Point3 row, double shift)
    {
        var text = new StringBuilder();
        foreach (var (factor, letter) in new[] { (row.X, 'x'), (row.Y, 'y'), (row.Z, 'z') })
        {
            if (factor == 0)
                continue;
            text.Append(factor < 0 ? "-" : text.Length > 0 ? "+" : "").Append(letter);
        }

        var parts = (long)Math.Round(shift * Parts);
        if (parts == 0)
            return text.ToString();
        var divisor = (long)System.Numerics.BigInteger.GreatestCommonDivisor(parts, Parts);
        text.Append(parts < 0 ? '-' : '+').Append(CultureInfo.InvariantCulture, $"{Math.Abs(parts) / divisor}");
        return divisor == Parts
            ? text.ToString()
            : text.Append(CultureInfo.InvariantCulture, $"/{Parts / divisor}").ToString();
    }
}
