using System.Globalization;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>Ligand atoms that lie outside the grid: the model sees them in part or not at all.</summary>
internal static class OutsideBoxWarning
{
    internal const string Code = "ligand-outside-box";

    internal static IEnumerable<Remark> Find(TypedComplex complex)
    {
        var grid = complex.Scheme.GridFor(complex);
        var outside = complex.AtomsOf(Side.Ligand).Where(i => !grid.Contains(complex.Positions[i])).ToList();
        if (outside.Count == 0)
            yield break;
        var names = string.Join(
            ", ",
            outside.Select(i =>
                complex.Atoms[i].IsReference ? $"reference {complex.Atoms[i].Name}" : complex.Atoms[i].Name));
        var where = complex.Atoms[outside[0]].Residue.ToString();
        var edge = grid.Size * grid.Spacing;
        yield return Remark.Warning(
            Code,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{outside.Count} of {complex.AtomsOf(Side.Ligand).Count()} ligand atoms lie outside the box of "
                    + $"{edge} Å that the model sees: {names}."),
            where);
    }
}
