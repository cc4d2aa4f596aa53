using Glimpse.Core;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Tests.Sameness;

/// <summary>What differs between a complex and the same one written otherwise, in words.</summary>
internal static class Differences
{
    /// <summary>Texts round places to 0.001 Å.</summary>
    private const double SamePlace = 0.01;

    /// <summary>All that breaks a row's word; empty where it is kept.</summary>
    public static IEnumerable<string> Between(
        TypedComplex before,
        TypedComplex after,
        Func<Point3, Point3> undo,
        Row row)
    {
        foreach (var code in row.Says.Where(code => after.Remarks.All(remark => remark.Code != code)))
            yield return $"'{code}' isn't said";
        if (!row.Stays)
            yield break;
        foreach (
            var difference in OfAtoms(before, after, undo)
                .Concat(OfWarnings(before, after, [.. row.Says, .. row.MaySay])))
            yield return difference;
    }

    /// <summary>
    /// For each atom of the complex its partner in the other, at the same place; -1 where there is none.
    /// </summary>
    public static int[] Partners(TypedComplex before, TypedComplex after, Func<Point3, Point3> undo)
    {
        Point3[] places = [.. after.Positions.Select(undo)];
        var cells = new CellList([.. places], Enumerable.Range(0, places.Length), SamePlace);
        return [.. Enumerable.Range(0, before.Atoms.Length).Select(Partner)];

        int Partner(int atom) =>
            cells
                .Near(before.Positions[atom], SamePlace)
                .Where(other => IsSame(before.Atoms[atom], after.Atoms[other]))
                .DefaultIfEmpty(-1)
                .First();
    }

    private static bool IsSame(TypedAtom one, TypedAtom other) =>
        one.Side == other.Side && one.Element == other.Element;

    private static IEnumerable<string> OfAtoms(TypedComplex before, TypedComplex after, Func<Point3, Point3> undo)
    {
        var partners = Partners(before, after, undo);
        for (var i = 0; i < partners.Length; i++)
        {
            if (partners[i] < 0)
                yield return $"{before.Atoms[i]} is gone";
            else if (after.Atoms[partners[i]].Traits != before.Atoms[i].Traits)
                yield return $"{before.Atoms[i]}: {after.Atoms[partners[i]].Traits} for {before.Atoms[i].Traits}";
        }

        var known = partners.ToHashSet();
        foreach (var added in Enumerable.Range(0, after.Atoms.Length).Where(i => !known.Contains(i)))
            yield return $"{after.Atoms[added]} is new";
    }

    private static IEnumerable<string> OfWarnings(TypedComplex before, TypedComplex after, string[] mayDiffer)
    {
        var (first, second) = (Warnings(before), Warnings(after));
        return second.Except(first).Except(mayDiffer).Select(code => $"warns of {code}")
            .Concat(first.Except(second).Except(mayDiffer).Select(code => $"no longer warns of {code}"));
    }

    private static string[] Warnings(TypedComplex complex) =>
        [
            .. complex
                .Remarks.Where(remark => remark.Kind == RemarkKind.Warning)
                .Select(remark => remark.Code)
                .Distinct(),
        ];
}
