using System.Collections.Immutable;
using Glimpse.Core.Structures;

namespace Glimpse.Tests.Sameness;

/// <summary>What stands around the complex, far and near.</summary>
internal static class SurroundingRows
{
    private const double Near = 7, InBox = 9, Room = 3, Around = 20;

    private const int Tries = 20_000;

    private static readonly Point3 FarAway = new(90, 0, 0);

    private static readonly Point3[] Alone = [new(0, 0, 0)];

    private static readonly Point3[] Glycerol =
    [
        new(0, 0, 0),
        new(0, 1.43, 0),
        new(1.45, -0.5, 0),
        new(1.45, -1.93, 0),
        new(2.3, 0.1, 1.1),
        new(3.6, -0.45, 1),
    ];

    private static readonly Point3[] Ring =
    [
        .. Enumerable
            .Range(0, 6)
            .Select(i => Math.SinCos(i * Math.PI / 3))
            .Select(angle => new Point3(1.39 * angle.Cos, 1.39 * angle.Sin, 0)),
    ];

    public static ImmutableArray<Row> All { get; } =
    [
        Added("waters far away", (sample, chance) => Scattered(sample, "HOH", "O", chance)),
        Added("metals far away", (sample, chance) => Scattered(sample, "ZN", "ZN", chance)) with { IsPredicted = true },
        Added("ions far away", (sample, chance) => Scattered(sample, "K", "K", chance)),
        Added("the protein again, far away", (sample, _) => FarProtein(sample)),
        Beside("water", "HOH", ["O"], Alone) with
        {
            Says = ["waters-left-out"],
        },
        Beside("glycerol", "GOL", ["C", "O", "C", "O", "C", "O"], Glycerol) with
        {
            Says = ["buffer-left-out"],
        },
        Beside("Na+", "NA", ["NA"], Alone) with
        {
            Says = ["buffer-left-out"],
            MaySay = ["metal-dropped"],
        },
        Beside("K+", "K", ["K"], Alone) with
        {
            Says = ["buffer-left-out"],
            MaySay = ["metal-dropped"],
        },
        Beside("Cl-", "CL", ["CL"], Alone) with
        {
            Says = ["buffer-left-out"],
            MaySay = ["cofactor-dropped"],
        },
        Beside("Zn2+", "ZN", ["ZN"], Alone) with
        {
            Stays = false,
            Says = ["metals-counted"],
        },
        Beside("benzene", "BNZ", ["C", "C", "C", "C", "C", "C"], Ring) with
        {
            Stays = false,
            Says = ["group-counts-as-protein"],
        },
    ];

    private static Row Added(string name, Func<Sample, Random, IEnumerable<PdbAtom>> what) =>
        new(
            name,
            (sample, chance) => (sample.File.With([.. sample.File.Atoms, .. what(sample, chance)]), sample.Ligand));

    private static Row Beside(string what, string residue, string[] elements, Point3[] shape) =>
        new(
            $"{what} near",
            (sample, chance) =>
                FreePlace(sample, shape, chance) is { } place
                    ? (
                        sample.File.With([
                            .. sample.File.Atoms,
                            .. Group(residue, elements, [.. shape.Select(at => at + place)], 1),]),
                        sample.Ligand)
                    : null);

    private static IEnumerable<PdbAtom> Group(string residue, string[] elements, Point3[] places, int number) =>
        places.Select(
            (place, i) =>
                new PdbAtom(
                    "HETATM",
                    elements.Length == 1 ? elements[0].PadLeft(2).PadRight(4) : $" {elements[i]}{i + 1} ",
                    ' ',
                    residue,
                    'X',
                    number,
                    ' ',
                    place,
                    1,
                    20,
                    elements[i]));

    private static IEnumerable<PdbAtom> Scattered(Sample sample, string residue, string element, Random chance) =>
        Enumerable
            .Range(1, 60)
            .SelectMany(number =>
                Group(
                    residue,
                    [element],
                    [
                        sample.File.Atoms[0].Place
                            + FarAway
                            + new Point3(Coordinate(chance), Coordinate(chance), Coordinate(chance)),
                    ],
                    number));

    private static double Coordinate(Random chance) => Math.Round((chance.NextDouble() * 30) - 15, 3);

    private static IEnumerable<PdbAtom> FarProtein(Sample sample) =>
        sample
            .ReceptorAtoms.Where(atom => atom.Record == "ATOM")
            .Select(atom => atom with { Chain = char.ToLowerInvariant(atom.Chain), Place = atom.Place + FarAway });

    /// <summary>
    /// A place in the box where nothing is nearer than <see cref="Room"/>; null where the site has none.
    /// </summary>
    private static Point3? FreePlace(Sample sample, Point3[] shape, Random chance)
    {
        Point3[] ligand = [.. sample.LigandAtoms.Select(atom => atom.Place)];
        Point3[] around =
        [
            .. sample
                .File.Atoms.Where(atom =>
                    atom.Residue != "HOH" && ligand.Any(one => one.DistanceTo(atom.Place) < Around))
                .Select(atom => atom.Place),
        ];
        var center = Point3.Centroid(ligand);
        for (var i = 0; i < Tries; i++)
        {
            var place = ligand[chance.Next(ligand.Length)] + new Point3(Offset(chance), Offset(chance), Offset(chance));
            if (
                place.DistanceTo(center) < InBox
                && shape.All(at => around.All(other => other.DistanceTo(place + at) >= Room)))
                return place;
        }

        return null;
    }

    private static double Offset(Random chance) => Math.Round(((chance.NextDouble() * 2) - 1) * Near, 3);
}
