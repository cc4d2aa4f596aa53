using CsCheck;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Tests.Voxels;

/// <summary>Random complexes for property tests.</summary>
internal static class Complexes
{
    private static readonly Gen<Point3> NearOrigin =
        Gen.Select(Gen.Double[-13, 13], Gen.Double[-13, 13], Gen.Double[-13, 13], (x, y, z) => new Point3(x, y, z));

    private static readonly Element[] Kinds = [Element.C, Element.N, Element.O, Element.S, Element.Cl];

    private static readonly Gen<Element> Elements = Gen.Int[0, Kinds.Length - 1].Select(i => Kinds[i]);

    /// <summary>
    /// 5 to 40 atoms within 13 Å of the origin on each axis, in random channels; at least one is the ligand's and one
    /// the protein's.
    /// </summary>
    internal static Gen<TypedComplex> Any { get; } =
        Gen.Select(NearOrigin, Elements, Gen.Int[0, 255], Gen.Bool).List[5, 40].Select(atoms => Make([.. atoms]));

    private static TypedComplex Make(List<(Point3 Position, Element Element, int Channels, bool IsLigand)> atoms) =>
        new(
            Glimpse8Scheme.Instance,
            [
                .. atoms.Select(
                    (atom, i) =>
                        new TypedAtom(
                            i == 0 || (atom.IsLigand && i != 1) ? Side.Ligand : Side.Protein,
                            new ResidueId("A", "RES", i / 5),
                            $"X{i}",
                            atom.Element,
                            (AtomTraits)atom.Channels | AtomTraits.Occupancy,
                            atom.Element.VdwRadius,
                            i)),
            ],
            [.. atoms.Select(atom => atom.Position)],
            []);
}
