using System.Collections.Immutable;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>
/// What a comparison of two ligands (<see cref="View.Versus"/>) has beside the explanation itself, whose complex holds
/// both ligands and whose prediction and baseline prediction are theirs.
/// </summary>
/// <param name="Matches">The atoms of both ligands that lie in the same place, largest absolute net contribution
/// first.</param>
/// <param name="Rotations">The difference of the predictions for both turned and shifted as a whole.</param>
public sealed record Comparison(ImmutableArray<AtomMatch> Matches, FrameSpread Rotations)
{
    /// <summary>
    /// Two atoms of the same element this near (Å) are one of the common scaffold: half of an aromatic bond, so that
    /// neither can be nearer to a neighbour of the other.
    /// </summary>
    public const double SamePlace = 0.7;

    internal static ImmutableArray<AtomMatch> Match(TypedComplex complex, IReadOnlyList<AtomAttribution> atoms)
    {
        var ligand = complex.AtomsOf(Side.Ligand).Where(i => !complex.Atoms[i].IsReference).ToArray();
        var reference = complex.AtomsOf(Side.Ligand).Where(i => complex.Atoms[i].IsReference).ToArray();
        return
        [
            .. from one in ligand
               let other = Nearest(complex, one, reference)
               where other >= 0 && Nearest(complex, other, ligand) == one
               let net = atoms[one].Total + atoms[other].Total
               orderby Math.Abs(net) descending
               select new AtomMatch(
                   one,
                   other,
                   complex.Positions[one].DistanceTo(complex.Positions[other]),
                   complex.Atoms[one].Channels == complex.Atoms[other].Channels,
                   net),
        ];
    }

    /// <summary>
    /// What each atom contributed to F(x) - F(x0): whoever brings an atom owns it, so that a voxel's (x - x0) × mean
    /// gradient is x × mean gradient for the ligand's atoms and -x0 × mean gradient for the reference's. The protein is
    /// the same in both and gets exactly 0.
    /// </summary>
    /// <param name="complex">Protein and both ligands.</param>
    /// <param name="grid">The grid of both.</param>
    /// <param name="ends">x and x0.</param>
    /// <param name="meanGradient">[channel, x, y, z], averaged over the path.</param>
    /// <returns>[atom][channel].</returns>
    internal static double[][] Distribute(TypedComplex complex, VoxelGrid grid, ViewEnds ends, double[] meanGradient)
    {
        var result = new double[complex.Atoms.Length][];
        foreach (var i in complex.AtomsOf(Side.Protein))
            result[i] = new double[complex.Scheme.Channels.Length];
        Add(isReference: false, ends.Inputs[ViewPath.Complex].Voxels, 1);
        Add(isReference: true, ends.Inputs[ViewPath.Reference].Voxels, -1);
        return result;

        void Add(bool isReference, float[] input, int sign)
        {
            int[] own = [.. complex.AtomsOf(Side.Ligand).Where(i => complex.Atoms[i].IsReference == isReference)];
            var voxels = input.Zip(meanGradient, (x, gradient) => (float)(sign * x * gradient)).ToArray();
            foreach (var (i, share) in own.Zip(complex.Scheme.Distribute(complex.Only(own), grid, voxels)))
                result[i] = share;
        }
    }

    /// <summary>The nearest atom of the same element in the same place; -1 where there is none.</summary>
    private static int Nearest(TypedComplex complex, int atom, int[] others)
    {
        var near = others.Where(i => complex.Atoms[i].Element == complex.Atoms[atom].Element
            && complex.Positions[i].DistanceTo(complex.Positions[atom]) <= SamePlace).ToArray();
        return near.Length == 0 ? -1 : near.MinBy(i => complex.Positions[i].SquaredDistanceTo(complex.Positions[atom]));
    }
}
