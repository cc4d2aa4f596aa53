using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Training.Data;

/// <summary>Puts a ligand's atoms elsewhere in a typed complex.</summary>
internal static class SamplePose
{
    /// <summary>Where they are: coordinates (Å) of its ligand atoms, in their order.</summary>
    internal static Point3[] Of(TypedComplex complex) =>
        [.. complex.AtomsOf(Side.Ligand).Select(atom => complex.Positions[atom])];

    /// <summary>The complex with its ligand moved.</summary>
    /// <param name="complex">The complex.</param>
    /// <param name="positions">Coordinates (Å) of its ligand atoms, in their order.</param>
    internal static TypedComplex With(TypedComplex complex, IReadOnlyList<Point3> positions)
    {
        var all = complex.Positions.ToBuilder();
        var next = 0;
        foreach (var atom in complex.AtomsOf(Side.Ligand))
            all[atom] = positions[next++];
        return complex with { Positions = all.MoveToImmutable() };
    }
}
