using System.Collections.Immutable;
using Glimpse.Core.Structures;

namespace Glimpse.Tests.Sameness;

/// <summary>The same complex elsewhere, and a ligand where it can't be.</summary>
internal static class PlaceRows
{
    private static readonly Point3 Whole = new(10, 20, -30),
        Odd = new(3.217, -7.891, 11.503),
        Far = new(-500.125, 800.5, 700.25);

    public static ImmutableArray<Row> All { get; } =
    [
        Moved("moved by whole Å", Whole) with { IsPredicted = true },
        Moved("moved by an odd amount", Odd) with { IsPredicted = true },
        Moved("moved far away", Far),
        new(
            "turned by 90 degrees",
            (sample, _) =>
                Placed(sample, place => new(-place.Y, place.X, place.Z), place => new(place.Y, -place.X, place.Z))),
        new("ligand on a CA", (sample, _) => sample.IsLinked ? null : (OnAlphaCarbon(sample), sample.Ligand))
        {
            Stays = false,
            Says = ["ligand-overlaps-protein"],
        },
    ];

    private static Row Moved(string name, Point3 by) =>
        new(name, (sample, _) => Placed(sample, place => place + by, place => place - by));

    private static Written Placed(Sample sample, Func<Point3, Point3> there, Func<Point3, Point3> back) =>
        new(sample.File.Placed(there).Text, sample.Ligand) { Undo = back };

    private static PdbFile OnAlphaCarbon(Sample sample)
    {
        var alphas = sample.ReceptorAtoms.Where(atom => atom.Name == " CA ").ToList();
        var (first, alpha) = sample.LigandAtoms.SelectMany(atom => alphas.Select(alpha => (atom, alpha)))
            .MinBy(pair => pair.atom.Place.SquaredDistanceTo(pair.alpha.Place));
        var by = alpha.Place - first.Place + new Point3(0.3, 0, 0);
        return sample.File.Each(atom => atom.Residue == sample.Ligand ? atom with { Place = atom.Place + by } : atom);
    }
}
