using System.Collections.Immutable;
using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;

namespace Glimpse.Models.Pairs;

/// <summary>
/// Divides a pair potential's sum over pairs of voxels among pairs of atoms, exactly: each voxel belongs to its atoms
/// by their shares, and so does each product of two.
/// </summary>
internal static class PairMatrix
{
    /// <summary>Ligand atoms whose fields are transformed back at once.</summary>
    private const int AtomsPerBatch = 4;

    /// <summary>What each pair of atoms contributes, in the model's unit.</summary>
    internal static AtomPairs Of(PairModel model, TypedComplex complex, VoxelGrid grid)
    {
        var (scheme, transform) = (complex.Scheme, model.Transform);
        var voxels = scheme.Voxelize(complex, grid);
        int[] protein = [.. complex.AtomsOf(Side.Protein)];
        int[] ligand = [.. complex.AtomsOf(Side.Ligand)];
        var stiffness = model.Stiffness(LigandCounts.Of(complex));
        var filled = Filled(scheme.SharesOf(complex, grid, Side.Protein), voxels, transform, stiffness);
        var maps = scheme.SharesOf(complex, grid, Side.Ligand).ToLookup(share => share.Atom);
        var values = new double[ligand.Length][];
        foreach (var batch in Enumerable.Range(0, ligand.Length).Chunk(AtomsPerBatch))
        {
            var fields = FieldsOf([.. batch.Select(j => maps[ligand[j]])], voxels, model);
            var size = transform.ProteinChannels.Length * transform.Voxels;
            for (var i = 0; i < batch.Length; i++)
                values[batch[i]] = Divide(filled, fields.AsSpan(i * size, size), protein.Length);
        }

        return new AtomPairs([.. ligand], [.. protein], values);
    }

    /// <summary>What of the protein each atom fills, as places in the fields of its channels.</summary>
    private static FilledVoxel[] Filled(
        IReadOnlyList<VoxelShare> shares,
        float[] voxels,
        PairTransform transform,
        double factor)
    {
        var place = transform.ProteinChannels.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return
        [
            .. shares.Select(share => new FilledVoxel(
                share.Atom,
                (place[share.Channel] * transform.Voxels) + share.Voxel,
                factor * share.Share * voxels[(share.Channel * transform.Voxels) + share.Voxel])),
        ];
    }

    /// <summary>What some ligand atoms are worth to the protein's channels: [atom, channel, x, y, z].</summary>
    private static double[] FieldsOf(IEnumerable<VoxelShare>[] atoms, float[] voxels, PairModel model)
    {
        var transform = model.Transform;
        var (channels, count) = (transform.LigandChannels, transform.LigandChannels.Length);
        var maps = new float[atoms.Length * count * transform.Voxels];
        for (var i = 0; i < atoms.Length; i++)
        {
            foreach (var share in atoms[i])
            {
                var map = (i * count) + Array.IndexOf(channels, share.Channel);
                maps[(map * transform.Voxels) + share.Voxel] =
                    (float)(share.Share * voxels[(share.Channel * transform.Voxels) + share.Voxel]);
            }
        }

        var sources = transform.Forward(
            [
                .. Enumerable
                    .Range(0, atoms.Length * count)
                    .Select(map => (ReadOnlyMemory<float>)maps.AsMemory(map * transform.Voxels, transform.Voxels)),
            ]);
        var fields = Enumerable
            .Range(0, atoms.Length)
            .Select(i => transform.Fields(model.Weights.Curves, sources.Part(i * count, count), toProtein: true))
            .ToArray();
        return transform.Back(
            new(
                [.. fields.SelectMany(field => field.Real)],
                [.. fields.SelectMany(field => field.Imaginary)]));
    }

    private static double[] Divide(FilledVoxel[] filled, ReadOnlySpan<double> field, int atoms)
    {
        var sums = new double[atoms];
        foreach (var voxel in filled)
            sums[voxel.Atom] += voxel.Filled * field[voxel.Place];
        return sums;
    }

    /// <summary>What a protein's atom fills of a voxel.</summary>
    /// <param name="Atom">Index of the atom; the protein's come first in a complex.</param>
    /// <param name="Place">Index in [protein channel, x, y, z].</param>
    /// <param name="Filled">What the atom fills of it.</param>
    private readonly record struct FilledVoxel(int Atom, int Place, double Filled);
}
