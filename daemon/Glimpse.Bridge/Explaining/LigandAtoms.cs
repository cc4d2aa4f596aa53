using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Bridge.Explaining;

/// <summary>The atoms that a cube file shows with its map.</summary>
internal static class LigandAtoms
{
    public static (Element Element, Point3 Position)[] Of(TypedComplex complex) =>
        [.. complex.AtomsOf(Side.Ligand).Select(i => (complex.Atoms[i].Element, complex.Positions[i]))];
}
