namespace Glimpse.Core.Structures.Ligands;

/// <summary>
/// Tells a drawing from a pose that happens to be flat. All atoms in one plane are no reason by themselves, for a
/// planar molecule may be just so: it must say that it is drawn, have a branched carbon that can't be flat, or a
/// drawing's lengths and a plane as exact.
/// </summary>
internal static class FlatDrawing
{
    /// <summary>Atoms nearer to a plane than this (Å) lie in it.</summary>
    private const double InPlane = 0.01;

    /// <summary>
    /// As a drawing's atoms do, but for the rounding of coordinates (Å). Of 4,467 ligands in complexes the flattest
    /// that have odd lengths leave their plane by 0.002 to 0.009.
    /// </summary>
    private const double InDrawnPlane = 0.0015;

    /// <summary>Three atoms always lie in one plane.</summary>
    private const int FewestAtoms = 4;

    /// <summary>
    /// Bonds that miss their expected lengths by more than this (Å, root mean square) are drawn; real ones miss by half
    /// of it.
    /// </summary>
    private const double Drawn = 0.07;

    /// <summary>
    /// What a bond is shorter than the sum of the covalent radii (Å): conjugated single, aromatic, double, triple.
    /// </summary>
    private const double Conjugated = 0.10,
        Aromatic = 0.12,
        Double = 0.16,
        Triple = 0.31;

    /// <summary>A carbon with so many neighbours and single bonds only is a pyramid.</summary>
    private const int Branches = 3;

    /// <summary>True for a drawing; always false where the bonds aren't stated.</summary>
    internal static bool Is(Structure ligand)
    {
        int[] heavy =
        [
            .. Enumerable.Range(0, ligand.Atoms.Length).Where(atom => !ligand.Atoms[atom].Element.IsHydrogen),
        ];
        if (!ligand.HasBondOrders || heavy.Length < FewestAtoms)
            return false;
        var away = FarthestFromPlane([.. heavy.Select(atom => ligand.Positions[atom])]);
        return away < InPlane
            && (ligand.IsStatedFlat || HasFlatBranch(ligand) || (away < InDrawnPlane && HasDrawnBonds(ligand)));
    }

    /// <summary>
    /// In Å, from the plane through the first atom, the one farthest from it, and the one farthest from their line;
    /// infinite where all lie in one line.
    /// </summary>
    private static double FarthestFromPlane(Point3[] places)
    {
        var first = places[0];
        var along = places.MaxBy(place => place.SquaredDistanceTo(first)) - first;
        var normal = places.Select(place => along.Cross(place - first)).MaxBy(vector => vector.Length);
        return normal.Length > 0
            ? places.Max(place => Math.Abs(normal.Dot(place - first)) / normal.Length)
            : double.PositiveInfinity;
    }

    private static bool HasDrawnBonds(Structure ligand)
    {
        var isUnsaturated = new bool[ligand.Atoms.Length];
        foreach (var bond in ligand.Bonds.Where(bond => bond.Order is not (BondOrder.Single or BondOrder.Unknown)))
            isUnsaturated[bond.First] = isUnsaturated[bond.Second] = true;
        var misses = HeavyBonds(ligand)
            .Select(bond =>
            {
                var (first, second) = (ligand.Atoms[bond.First].Element, ligand.Atoms[bond.Second].Element);
                var less = bond.Order switch
                {
                    BondOrder.Aromatic => Aromatic,
                    BondOrder.Double => Double,
                    BondOrder.Triple => Triple,
                    _ => isUnsaturated[bond.First] && isUnsaturated[bond.Second] ? Conjugated : 0,
                };
                var miss =
                    ligand.Positions[bond.First].DistanceTo(ligand.Positions[bond.Second])
                    - (first.CovalentRadius + second.CovalentRadius - less);
                return miss * miss;
            })
            .ToList();
        return misses.Count > 0 && Math.Sqrt(misses.Average()) > Drawn;
    }

    private static bool HasFlatBranch(Structure ligand) =>
        HeavyBonds(ligand)
            .SelectMany(bond => new[] { (Atom: bond.First, bond.Order), (Atom: bond.Second, bond.Order) })
            .GroupBy(end => end.Atom)
            .Any(ends =>
                ligand.Atoms[ends.Key].Element == Element.C
                && ends.Count() >= Branches
                && ends.All(end => end.Order == BondOrder.Single));

    private static IEnumerable<Bond> HeavyBonds(Structure ligand) =>
        ligand.Bonds.Where(bond =>
            !ligand.Atoms[bond.First].Element.IsHydrogen && !ligand.Atoms[bond.Second].Element.IsHydrogen);
}
