namespace Glimpse.Core.Structures;

/// <summary>A position or vector in Å, double precision.</summary>
public readonly record struct Point3(double X, double Y, double Z)
{
    /// <summary>The sum of two vectors.</summary>
    public static Point3 operator +(Point3 a, Point3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>The difference of two vectors.</summary>
    public static Point3 operator -(Point3 a, Point3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>A vector times a number.</summary>
    public static Point3 operator *(Point3 a, double s) => new(a.X * s, a.Y * s, a.Z * s);

    /// <summary>The scalar product.</summary>
    public double Dot(Point3 b) => (X * b.X) + (Y * b.Y) + (Z * b.Z);

    /// <summary>The vector product.</summary>
    public Point3 Cross(Point3 b) => new((Y * b.Z) - (Z * b.Y), (Z * b.X) - (X * b.Z), (X * b.Y) - (Y * b.X));

    /// <summary>The length.</summary>
    public double Length => Math.Sqrt(Dot(this));

    /// <summary>This vector at length 1; the zero vector stays zero.</summary>
    public Point3 Normalized() => Length is var length and > 0 ? this * (1 / length) : this;

    /// <summary>Distance to another point.</summary>
    public double DistanceTo(Point3 b) => (this - b).Length;

    /// <summary>Squared distance to another point, in Å².</summary>
    public double SquaredDistanceTo(Point3 b) => (this - b).Dot(this - b);

    /// <summary>This vector turned about a unit axis by an angle in radians (Rodrigues' formula).</summary>
    public Point3 Rotated(Point3 axis, double angle)
    {
        var (sine, cosine) = Math.SinCos(angle);
        return (this * cosine) + (axis.Cross(this) * sine) + (axis * (axis.Dot(this) * (1 - cosine)));
    }

    /// <summary>The angle a-vertex-b at this vertex, in degrees.</summary>
    public double AngleBetween(Point3 a, Point3 b)
    {
        var cosine = (a - this).Normalized().Dot((b - this).Normalized());
        return Math.Acos(Math.Clamp(cosine, -1, 1)) * 180 / Math.PI;
    }

    /// <summary>The mean of some points.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static Point3 Centroid(IReadOnlyCollection<Point3> points)
    {
        if (points.Count == 0)
            throw new ArgumentException("A centroid needs at least one point.", nameof(points));
        var sum = default(Point3);
        foreach (var point in points)
            sum += point;
        return sum * (1.0 / points.Count);
    }
}
