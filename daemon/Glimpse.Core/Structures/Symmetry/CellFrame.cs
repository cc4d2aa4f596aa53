namespace Glimpse.Core.Structures.Symmetry;

/// <summary>
/// The axes of a unit cell in the convention of the PDB: a along x, b in the xy plane
/// (wwPDB format 3.3, CRYST1 and SCALE). Å.
/// </summary>
internal sealed class CellFrame
{
    /// <summary>A cell flatter than this share of a box of the same edges holds no crystal.</summary>
    private const double LeastVolumeShare = 1e-3;

    private readonly Point3 a;
    private readonly Point3 b;
    private readonly Point3 c;

    private CellFrame(Point3 a, Point3 b, Point3 c)
    {
        (this.a, this.b, this.c) = (a, b, c);
        var volume = a.Dot(b.Cross(c));
        ReciprocalA = b.Cross(c) * (1 / volume);
        ReciprocalB = c.Cross(a) * (1 / volume);
        ReciprocalC = a.Cross(b) * (1 / volume);
    }

    /// <summary>a*, in 1/Å: its length is the inverse of the spacing of the planes that a crosses.</summary>
    internal Point3 ReciprocalA { get; }

    /// <summary>b*, in 1/Å.</summary>
    internal Point3 ReciprocalB { get; }

    /// <summary>c*, in 1/Å.</summary>
    internal Point3 ReciprocalC { get; }

    /// <summary>The frame of a cell; null when its angles span no volume.</summary>
    internal static CellFrame? Of(UnitCell cell)
    {
        var (cosAlpha, cosBeta) = (Cosine(cell.Alpha), Cosine(cell.Beta));
        var (cosGamma, sinGamma) = (Cosine(cell.Gamma), Math.Sin(cell.Gamma * Math.PI / 180));
        var along = (cosAlpha - (cosBeta * cosGamma)) / sinGamma;
        var height = 1 - (cosBeta * cosBeta) - (along * along);
        if (!(sinGamma * Math.Sqrt(Math.Max(0, height)) > LeastVolumeShare))
            return null;
        return new CellFrame(
            new(cell.A, 0, 0),
            new(cell.B * cosGamma, cell.B * sinGamma, 0),
            new(cell.C * cosBeta, cell.C * along, cell.C * Math.Sqrt(height)));
    }

    /// <summary>From Å to fractions of the edges.</summary>
    internal Point3 ToFractions(Point3 point) =>
        new(ReciprocalA.Dot(point), ReciprocalB.Dot(point), ReciprocalC.Dot(point));

    /// <summary>From fractions of the edges to Å.</summary>
    internal Point3 ToCartesian(Point3 fractions) => (a * fractions.X) + (b * fractions.Y) + (c * fractions.Z);

    private static double Cosine(double degrees) => Math.Cos(degrees * Math.PI / 180);
}
