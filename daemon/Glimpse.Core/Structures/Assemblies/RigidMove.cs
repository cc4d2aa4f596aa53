namespace Glimpse.Core.Structures.Assemblies;

/// <summary>
/// A turn and a shift of coordinates in Å, as BIOMT records and _pdbx_struct_oper_list state them: p -> R p + t.
/// </summary>
/// <param name="X">First row of R.</param>
/// <param name="Y">Second row of R.</param>
/// <param name="Z">Third row of R.</param>
/// <param name="Shift">The translation t, Å.</param>
internal readonly record struct RigidMove(Point3 X, Point3 Y, Point3 Z, Point3 Shift)
{
    /// <summary>Matrices have six decimals at most; a tenth of a degree is no rounding.</summary>
    private const double Rounding = 2e-3;

    /// <summary>The move that moves nothing.</summary>
    internal static RigidMove Identity { get; } = new(new(1, 0, 0), new(0, 1, 0), new(0, 0, 1), default);

    /// <summary>True when it moves nothing by more than the rounding of a file.</summary>
    internal bool IsIdentity =>
        Same(X, Identity.X) && Same(Y, Identity.Y) && Same(Z, Identity.Z) && Same(Shift, default);

    /// <summary>True when it keeps all distances and mirrors nothing.</summary>
    internal bool IsRigid =>
        Math.Abs(X.Length - 1) < Rounding && Math.Abs(Y.Length - 1) < Rounding && Same(X.Cross(Y), Z);

    /// <summary>Moves a point.</summary>
    internal Point3 Apply(Point3 point) => Turn(point) + Shift;

    /// <summary>This move after another.</summary>
    internal RigidMove After(RigidMove first)
    {
        return new RigidMove(Row(X), Row(Y), Row(Z), Apply(first.Shift));

        Point3 Row(Point3 row) => (first.X * row.X) + (first.Y * row.Y) + (first.Z * row.Z);
    }

    private Point3 Turn(Point3 point) => new(X.Dot(point), Y.Dot(point), Z.Dot(point));

    private static bool Same(Point3 a, Point3 b) => a.DistanceTo(b) < Rounding;
}
