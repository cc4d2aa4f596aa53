using System.Collections.Immutable;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Receptor;

/// <summary>The receptor's heavy atoms near the ligand, as the neighbourhood that decides protonation states.</summary>
internal sealed class ReceptorEnvironment
{
    /// <summary>A residue at the pocket's edge reaches this far beyond it, its own surroundings included (Å).</summary>
    private const double Margin = 24;

    /// <summary>Two atoms closer than the sum of their covalent radii and this are bonded (Å).</summary>
    internal const double BondTolerance = 0.45;

    private static readonly (string Residue, string Atom)[] Hydroxyls =
    [
        ("SER", "OG"),
        ("THR", "OG1"),
        ("TYR", "OH"),
        ("CYS", "SG"),
    ];

    private readonly ImmutableArray<int> nearby;

    private bool? givesHydroxyls, givesNoCharges;

    /// <summary>The whole receptor, for a ligand that moves about in it.</summary>
    internal ReceptorEnvironment(Structure receptor, IEnumerable<Point3> ligandMetals, IReadOnlySet<int> displaced)
        : this(receptor, [Point3.Centroid(receptor.Positions)], ligandMetals, displaced, double.PositiveInfinity)
    {
    }

    internal ReceptorEnvironment(
        Structure receptor,
        IReadOnlyList<Point3> ligand,
        IEnumerable<Point3> ligandMetals,
        IReadOnlySet<int> displaced,
        double cutoff)
    {
        Receptor = receptor;
        Displaced = displaced;
        var center = Point3.Centroid(ligand);
        var reach = ligand.Max(center.DistanceTo) + cutoff + Margin;
        nearby =
        [
            .. Enumerable
                .Range(0, receptor.Atoms.Length)
                .Where(i =>
                    !receptor.Atoms[i].Element.IsHydrogen
                    && !displaced.Contains(receptor.Atoms[i].Residue)
                    && receptor.Positions[i].SquaredDistanceTo(center) < reach * reach),
        ];
        Metals = [.. nearby.Where(i => receptor.Atoms[i].Element.IsMetal)];
        MetalPositions = [.. Metals.Select(i => receptor.Positions[i]), .. ligandMetals];
    }

    /// <summary>The whole receptor.</summary>
    internal Structure Receptor { get; }

    /// <summary>Residues that the ligand takes the place of: they aren't there.</summary>
    internal IReadOnlySet<int> Displaced { get; }

    /// <summary>Metal atoms near the ligand.</summary>
    internal ImmutableArray<int> Metals { get; }

    /// <summary>
    /// Where they are, and where those of the ligand are: a haem's iron holds the residues around it.
    /// </summary>
    internal ImmutableArray<Point3> MetalPositions { get; }

    /// <summary>
    /// True where any hydroxyl or thiol of the receptor was given its hydrogen, so that one without says something:
    /// files with hydrogens on the backbone alone, or on all but groups that turn, say nothing of these.
    /// </summary>
    internal bool GivesHydroxyls => givesHydroxyls ??= Receptor.Residues.Any(residue => Array.Exists(
        Hydroxyls, one => one.Residue == residue.Id.Name && new GivenHydrogens(Receptor, residue).On(one.Atom) > 0));

    /// <summary>
    /// True where the hydrogens state no charge of any acid or lysine, as of a program that knows no pH.
    /// </summary>
    internal bool GivesNoCharges => givesNoCharges ??= UnchargedHydrogens.Are(Receptor);

    /// <summary>True when a metal lies within a distance (Å) of a point.</summary>
    internal bool HasMetalWithin(double distance, Point3 point) =>
        MetalPositions.Any(metal => metal.SquaredDistanceTo(point) <= distance * distance);

    /// <summary>Heavy atoms of other residues within a distance (Å) of an atom.</summary>
    internal IEnumerable<int> OthersWithin(double distance, int atom)
    {
        var (position, residue) = (Receptor.Positions[atom], Receptor.Atoms[atom].Residue);
        return nearby.Where(i =>
            Receptor.Atoms[i].Residue != residue
            && Receptor.Positions[i].SquaredDistanceTo(position) <= distance * distance);
    }

    /// <summary>Non-metal atoms of other residues that are bonded to an atom.</summary>
    internal IEnumerable<int> BondedOthers(int atom)
    {
        var radius = Receptor.Atoms[atom].Element.CovalentRadius + BondTolerance;
        return OthersWithin(radius + Element.I.CovalentRadius, atom)
            .Where(i =>
                !Receptor.Atoms[i].Element.IsMetal
                && Receptor.Positions[i].DistanceTo(Receptor.Positions[atom])
                    < radius + Receptor.Atoms[i].Element.CovalentRadius);
    }
}
