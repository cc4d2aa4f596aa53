using System.Runtime.ExceptionServices;
using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;
using Glimpse.Models.Pairs;
using Glimpse.Training.Data;
using Glimpse.Training.Poses;

namespace Glimpse.Training.Pairs;

/// <summary>Computes what a pair potential sees of complexes and of their poses, on all processors.</summary>
/// <param name="transform">Sums over pairs.</param>
/// <param name="store">What is known already.</param>
/// <param name="docked">Docked poses; null where there are none.</param>
/// <param name="seed">Of the displaced poses.</param>
internal sealed class PairReader(PairTransform transform, PairStore store, PoseFolder? docked, int seed)
{
    /// <summary>True to have no pair of voxels, and so no pose, for a twin that sees the ligand alone.</summary>
    internal bool HidesProtein { get; init; }

    /// <summary>True to count the ligand's atoms by kind.</summary>
    internal bool CountsKinds { get; init; }

    /// <summary>Reads complexes, in their order.</summary>
    /// <param name="samples">The complexes, typed.</param>
    /// <param name="done">Told how many are done.</param>
    /// <param name="cancellation">Stops; what is computed by then is kept.</param>
    /// <exception cref="GlimpseException">A docked pose isn't one of its ligand.</exception>
    internal PairComplex[] Read(
        IReadOnlyList<TrainingSample> samples,
        Action<int> done,
        CancellationToken cancellation)
    {
        var count = 0;
        try
        {
            return
            [
                .. samples
                    .AsParallel()
                    .AsOrdered()
                    .WithCancellation(cancellation)
                    .Select(sample =>
                    {
                        var complex = Read(sample, cancellation);
                        done(Interlocked.Increment(ref count));
                        return complex;
                    }),
            ];
        }
        catch (AggregateException faults)
        {
            // One of them is enough to say, as if one processor had read all.
            ExceptionDispatchInfo.Throw(faults.Flatten().InnerExceptions[0]);
            throw;
        }
    }

    private PairComplex Read(TrainingSample sample, CancellationToken cancellation)
    {
        var own = Numbers(sample.Complex);
        var counts = LigandCounts.Of(sample.Complex);
        return new(
            sample,
            HidesProtein ? new float[transform.FeatureCount] : own[..transform.FeatureCount],
            own[transform.FeatureCount..],
            CountsKinds ? counts : counts with { Kinds = [] },
            HidesProtein ? [] : [.. PosesOf(sample, cancellation)]);
    }

    private IEnumerable<PairPose> PosesOf(TrainingSample sample, CancellationToken cancellation)
    {
        foreach (var pose in LowerPoses.Of(sample, docked, cancellation).All(seed))
        {
            cancellation.ThrowIfCancellationRequested();
            var sums = Numbers(pose.Complex)[..transform.FeatureCount];
            yield return new(pose.Name, pose.Kind, pose.Rmsd, pose.Vina, sums);
        }
    }

    /// <summary>Sums over pairs, then those of the ligand's channels; the grid follows the ligand.</summary>
    private float[] Numbers(TypedComplex complex) =>
        store.Of(
            complex,
            transform.Curves,
            () =>
            {
                var voxels = complex.Scheme.Voxelize(complex, complex.Scheme.GridFor(complex));
                return
                [
                    .. transform.Features(voxels).Concat(transform.LigandSums(voxels)).Select(sum => (float)sum),
                ];
            });
}
