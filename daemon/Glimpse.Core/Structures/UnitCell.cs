using System.Collections.Immutable;

namespace Glimpse.Core.Structures;

/// <summary>The crystal's unit cell, as CRYST1 or _cell gives it.</summary>
/// <param name="A">Length a in Å.</param>
/// <param name="B">Length b in Å.</param>
/// <param name="C">Length c in Å.</param>
/// <param name="Alpha">Angle between b and c in degrees.</param>
/// <param name="Beta">Angle between a and c in degrees.</param>
/// <param name="Gamma">Angle between a and b in degrees.</param>
/// <param name="SpaceGroup">Hermann-Mauguin symbol as the file writes it, such as <c>P 21 21 21</c>; empty where it has
/// none.</param>
public sealed record UnitCell(double A, double B, double C, double Alpha, double Beta, double Gamma, string SpaceGroup)
{
    /// <summary>True for the cell of 1 Å that files without a crystal carry as a placeholder.</summary>
    public bool IsPlaceholder => A <= 1 && B <= 1 && C <= 1;

    /// <summary>
    /// The symmetry operators that the file states (REMARK 290, _symmetry_equiv, _space_group_symop); empty where it
    /// has none, and its symbol must tell.
    /// </summary>
    public ImmutableArray<SymmetryOperator> Operators { get; init; } = [];
}
