using System.Numerics;
using System.Runtime.InteropServices;
using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;

namespace Glimpse.Models.Pairs;

/// <summary>
/// Divides a pair potential's sum over pairs of voxels among pairs of atoms, exactly but for float32: each voxel
/// belongs to its atoms by their shares, and so does each product of two.
/// </summary>
internal sealed class PairMatrix
{
    /// <summary>Ligand atoms whose fields are transformed back at once.</summary>
    private const int AtomsPerBatch = 8;

    private readonly PairModel model;
    private readonly PairTransform transform;
    private readonly float[] voxels;
    private readonly ILookup<int, VoxelShare> ofLigand;
    private readonly FilledVoxel[] filled;

    private PairMatrix(PairModel model, TypedComplex complex, VoxelGrid grid)
    {
        this.model = model;
        transform = model.Transform;
        voxels = complex.Scheme.Voxelize(complex, grid);
        ofLigand = complex.Scheme.SharesOf(complex, grid, Side.Ligand).ToLookup(share => share.Atom);
        filled = Fill(
            complex.Scheme.SharesOf(complex, grid, Side.Protein),
            model.Stiffness(LigandCounts.Of(complex)));
    }

    /// <summary>What each pair of atoms contributes, in the model's unit.</summary>
    internal static AtomPairs Of(PairModel model, TypedComplex complex, VoxelGrid grid)
    {
        int[] protein = [.. complex.AtomsOf(Side.Protein)];
        int[] ligand = [.. complex.AtomsOf(Side.Ligand)];
        var matrix = new PairMatrix(model, complex, grid);
        return new AtomPairs(
            [.. ligand],
            [.. protein],
            [.. ligand.Chunk(AtomsPerBatch).SelectMany(batch => matrix.Rows(batch, protein.Length))]);
    }

    /// <summary>What of the protein each atom fills, as places in the fields of its channels.</summary>
    private FilledVoxel[] Fill(IReadOnlyList<VoxelShare> shares, double factor)
    {
        var first = new int[model.Scheme.Channels.Length];
        for (var place = 0; place < transform.ProteinChannels.Length; place++)
            first[transform.ProteinChannels[place]] = place * transform.Voxels;
        var places = new FilledVoxel[shares.Count];
        for (var i = 0; i < places.Length; i++)
        {
            var share = shares[i];
            places[i] = new(
                share.Atom,
                first[share.Channel] + share.Voxel,
                factor * share.Share * voxels[(share.Channel * transform.Voxels) + share.Voxel]);
        }

        return places;
    }

    /// <summary>Some ligand atoms' pairs, [ligand atom][protein atom].</summary>
    private double[][] Rows(int[] atoms, int proteinAtoms)
    {
        var maps = atoms.SelectMany((atom, i) => MapsOf(i, atom)).ToArray();
        var spectra = transform.Forward([.. maps.SelectMany(map => map.Values)]);
        var (length, channels) = (transform.SpectrumLength, transform.ProteinChannels.Length);
        var folded = new float[atoms.Length * channels * length];
        Each(atoms.Length * channels, place =>
        {
            for (var i = 0; i < maps.Length; i++)
            {
                if (maps[i].Place != place / channels)
                    continue;
                var curve = model.SpreadCurves.Value[
                    (place % channels * transform.LigandChannels.Length) + maps[i].Channel];
                AddProduct(curve, spectra.AsSpan(i * length, length), folded.AsSpan(place * length, length));
            }
        });
        var fields = transform.Back(folded);
        var (size, rows) = (channels * transform.Voxels, new double[atoms.Length][]);
        Each(atoms.Length, i => rows[i] = Divide(fields.AsSpan(i * size, size), proteinAtoms));
        return rows;
    }

    /// <summary>What a ligand atom fills of each channel that it is in.</summary>
    private IEnumerable<AtomMap> MapsOf(int place, int atom)
    {
        foreach (var shares in ofLigand[atom].GroupBy(share => share.Channel))
        {
            var map = new AtomMap(
                place,
                Array.IndexOf(transform.LigandChannels, shares.Key),
                new float[transform.Voxels]);
            foreach (var share in shares)
                map.Values[share.Voxel] =
                    (float)(share.Share * voxels[(share.Channel * transform.Voxels) + share.Voxel]);
            yield return map;
        }
    }

    private double[] Divide(ReadOnlySpan<float> field, int atoms)
    {
        var sums = new double[atoms];
        foreach (var voxel in filled)
            sums[voxel.Atom] += voxel.Filled * field[voxel.Place];
        return sums;
    }

    private void Each(int count, Action<int> body) =>
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = transform.Threads }, body);

    /// <summary>Adds the products of two arrays, element by element; nothing for a curve that is 0.</summary>
    private static void AddProduct(ReadOnlySpan<float> curve, ReadOnlySpan<float> source, Span<float> sum)
    {
        var factors = MemoryMarshal.Cast<float, Vector<float>>(curve);
        var values = MemoryMarshal.Cast<float, Vector<float>>(source);
        var sums = MemoryMarshal.Cast<float, Vector<float>>(sum);
        for (var i = 0; i < factors.Length; i++)
            sums[i] += factors[i] * values[i];
        for (var i = factors.Length * Vector<float>.Count; i < curve.Length; i++)
            sum[i] += curve[i] * source[i];
    }

    /// <summary>What a ligand's atom fills of a channel.</summary>
    /// <param name="Place">The atom's place in its batch.</param>
    /// <param name="Channel">Among the ligand's channels.</param>
    /// <param name="Values">[x, y, z].</param>
    private sealed record AtomMap(int Place, int Channel, float[] Values);

    /// <summary>What a protein's atom fills of a voxel.</summary>
    /// <param name="Atom">Index of the atom; the protein's come first in a complex.</param>
    /// <param name="Place">Index in [protein channel, x, y, z].</param>
    /// <param name="Filled">What the atom fills of it.</param>
    private readonly record struct FilledVoxel(int Atom, int Place, double Filled);
}
