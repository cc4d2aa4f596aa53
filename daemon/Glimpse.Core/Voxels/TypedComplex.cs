using System.Collections.Immutable;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Voxels;

/// <summary>A ligand and the whole residues around it, typed.</summary>
/// <param name="Scheme">What makes voxels of it.</param>
/// <param name="Atoms">Heavy atoms, protein first.</param>
/// <param name="Positions">Coordinates in Å, one for each atom.</param>
/// <param name="Remarks">What was assumed on the way here, and what to be warned of.</param>
public sealed record TypedComplex(
    ChannelScheme Scheme,
    ImmutableArray<TypedAtom> Atoms,
    ImmutableArray<Point3> Positions,
    ImmutableArray<Remark> Remarks)
{
    /// <summary>Heavy atoms, protein first, each in the scheme's channels.</summary>
    public ImmutableArray<TypedAtom> Atoms { get; init; } = Scheme.Type(Atoms, Positions);

    /// <summary>The ligand's bonds; empty where nobody perceived them.</summary>
    public ImmutableArray<TypedBond> Bonds { get; init; } = [];

    /// <summary>
    /// The covalent bonds between ligand and protein that the cut went through, by indices in <see cref="Atoms"/>.
    /// </summary>
    public ImmutableArray<CutBond> CutBonds { get; init; } = [];

    /// <summary>The ligand's hydrogens on N, O, P and S; empty where nobody perceived them.</summary>
    public ImmutableArray<PolarHydrogen> PolarHydrogens { get; init; } = [];

    /// <summary>
    /// Centroid of the ligand's heavy atoms, in a comparison of both ligands': the centre of the grid.
    /// </summary>
    public Point3 LigandCentroid => Point3.Centroid([.. AtomsOf(Side.Ligand).Select(i => Positions[i])]);

    /// <summary>Indices of one side's atoms.</summary>
    public IEnumerable<int> AtomsOf(Side side) => Enumerable.Range(0, Atoms.Length).Where(i => Atoms[i].Side == side);

    /// <summary>The complex turned as a whole.</summary>
    /// <param name="center">About this point, which stays.</param>
    /// <param name="rotation">About a unit axis by an angle in radians.</param>
    public TypedComplex Turned(Point3 center, (Point3 Axis, double Angle) rotation) =>
        this with
        {
            Positions =
            [
                .. Positions.Select(point => (point - center).Rotated(rotation.Axis, rotation.Angle) + center),
            ],
            PolarHydrogens =
            [
                .. PolarHydrogens.Select(hydrogen =>
                    hydrogen with
                    {
                        Offset = hydrogen.Offset.Rotated(rotation.Axis, rotation.Angle),
                    }),
            ],
        };

    /// <summary>
    /// The complex as another scheme has it, without the residues that are too far for that one; null where it reaches
    /// farther than these atoms do.
    /// </summary>
    public TypedComplex? SeenBy(ChannelScheme scheme)
    {
        if (scheme == Scheme)
            return this;
        if (scheme.Receptor.Reach > Scheme.Receptor.Reach)
            return null;
        var ligand = AtomsOf(Side.Ligand).Select(i => Positions[i]).ToArray();
        Point3[] from = scheme.Receptor.IsFromCenter ? [LigandCentroid] : ligand;
        var reach = scheme.Receptor.Reach * scheme.Receptor.Reach;
        var seen = AtomsOf(Side.Protein)
            .Where(i => Array.Exists(from, point => point.SquaredDistanceTo(Positions[i]) <= reach))
            .Select(i => Atoms[i].Residue)
            .ToHashSet();
        var kept = Only(
            Enumerable
                .Range(0, Atoms.Length)
                .Where(i => Atoms[i].Side == Side.Ligand || seen.Contains(Atoms[i].Residue)));
        return new TypedComplex(scheme, kept.Atoms, kept.Positions, Remarks)
        {
            Bonds = kept.Bonds,
            CutBonds = kept.CutBonds,
            PolarHydrogens = kept.PolarHydrogens,
        };
    }

    /// <summary>The complex of some of its atoms, in the order given.</summary>
    public TypedComplex Only(IEnumerable<int> atoms)
    {
        var kept = atoms.ToImmutableArray();
        var place = kept.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return this with
        {
            Atoms = [.. kept.Select(i => Atoms[i])],
            Positions = [.. kept.Select(i => Positions[i])],
            Bonds =
            [
                .. Bonds.Where(bond => place.ContainsKey(bond.First) && place.ContainsKey(bond.Second))
                    .Select(bond => bond with { First = place[bond.First], Second = place[bond.Second] }),
            ],
            CutBonds =
            [
                .. CutBonds.Where(bond => place.ContainsKey(bond.Ligand) && place.ContainsKey(bond.Protein))
                    .Select(bond => new CutBond(place[bond.Ligand], place[bond.Protein])),
            ],
            PolarHydrogens =
            [
                .. PolarHydrogens.Where(hydrogen => place.ContainsKey(hydrogen.Atom))
                    .Select(hydrogen => hydrogen with { Atom = place[hydrogen.Atom] }),
            ],
        };
    }
}
