using CsCheck;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Glimpse.Tests.Voxels;

namespace Glimpse.Tests.Attribution;

/// <summary>Complexes with a second ligand: a copy of the first, moved.</summary>
internal static class TwoLigands
{
    /// <summary>
    /// Random complexes: every second atom of the reference stays near the ligand's, the others move 3 Å.
    /// </summary>
    internal static Gen<TypedComplex> Any { get; } =
        Complexes.Any.Select(complex =>
            Of(complex, i => i % 2 == 0 ? new Point3(0.3, -0.2, 0.1) : new Point3(0, 0, 3)));

    internal static TypedComplex Of(TypedComplex complex, Func<int, Point3> shift)
    {
        int[] ligand = [.. complex.AtomsOf(Side.Ligand)];
        return complex with
        {
            Atoms = [.. complex.Atoms, .. ligand.Select(i => complex.Atoms[i] with { IsReference = true })],
            Positions = [.. complex.Positions, .. ligand.Select(i => complex.Positions[i] + shift(i))],
        };
    }

    internal static TypedComplex Swapped(TypedComplex both) =>
        both with
        {
            Atoms =
            [
                .. both.Atoms.Select(atom =>
                    atom.Side == Side.Ligand ? atom with { IsReference = !atom.IsReference } : atom),
            ],
        };
}
